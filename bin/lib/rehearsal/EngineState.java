import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// What the engine was asked to make, as it would tell it.
final class EngineState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIME = "2026-01-01T00:00:00.000000000Z";
  private static final String NODE = "n0de00000000000000000000a";

  private final Map<String, Map<String, ObjectNode>> things = new LinkedHashMap<>();
  private final List<BlockingQueue<String>> followers = new CopyOnWriteArrayList<>();
  private long next = 0x1000000;

  /// Sends events, old ones excepted, for as long as they are taken.
  void follow(Consumer<String> taker) {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    followers.add(events);
    try {
      while (true) {
        taker.accept(events.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      followers.remove(events);
    }
  }

  /// The answer to a request, or null if there is no such thing.
  synchronized JsonNode answer(FakeEngine.Request request) {
    List<String> path = request.path();
    String kind = path.getFirst();
    String last = path.getLast();
    return switch (kind) {
      case "_ping" -> JSON.getNodeFactory().textNode("OK");
      case "version" -> read("{'Version':'28.0.0','ApiVersion':'1.47','MinAPIVersion':'1.24','Os':'linux','Arch':'amd64'}");
      case "info" ->
          read(
              "{'ID':'rehearsal','Name':'rehearsal','OSType':'linux','Architecture':'x86_64','NCPU':2,"
                  + "'MemTotal':4000000000,'ServerVersion':'28.0.0','Driver':'overlay2',"
                  + "'Plugins':{'Volume':['local'],'Network':['bridge','host','overlay'],'Log':['json-file']},"
                  + "'Swarm':{'NodeID':'" + NODE + "','LocalNodeState':'active','ControlAvailable':true,"
                  + "'Managers':1,'Nodes':1,'Cluster':{'ID':'cluster'}}}");
      case "swarm" -> read("{'ID':'cluster','Version':{'Index':1},'Spec':{'Name':'default'},'JoinTokens':{'Worker':'w','Manager':'m'}}");
      case "nodes" -> path.size() == 1 ? array(node()) : node();
      case "tasks" -> tasks(request);
      case "exec" -> read("{'ID':'exec','Running':false,'ExitCode':0}");
      case "images" -> request.method().equals("POST") ? read("{'status':'Image is up to date'}") : last.equals("json") && path.size() > 2 ? image(path.get(1)) : JSON.createArrayNode();
      default ->
          switch (request.method()) {
            case "GET", "HEAD" -> path.size() == 1 || kind.equals("containers") && path.size() == 2 ? listed(kind, request) : named(kind, path.get(1));
            case "DELETE" -> removed(kind, path.get(1));
            default -> last.equals("create") ? created(kind, request) : changed(kind, path.get(1), last, request);
          };
    };
  }

  private JsonNode created(String kind, FakeEngine.Request request) {
    ObjectNode body = (ObjectNode) request.body().deepCopy();
    String id = Long.toHexString(next++).repeat(9) + "0";
    String name = request.query().getOrDefault("name", body.path("Name").asText());
    ObjectNode made =
        switch (kind) {
          case "containers" -> container(id, name, body);
          case "services", "configs", "secrets" -> swarmThing(id, body);
          default -> body.put("Id", id).put("Created", TIME).put("CreatedAt", TIME)
              .put("Scope", body.path("Driver").asText().equals("overlay") ? "swarm" : "local");
        };
    things.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(id, made);
    if (kind.equals("networks")) {
      made.withObject("/IPAM").put("Driver", "default").withArray("/Config").addObject().put("Subnet", "10.9.0.0/16").put("Gateway", "10.9.0.1");
    }
    tell(kind, "create", made);
    return kind.equals("volumes") ? made : JSON.createObjectNode().put("Id", id).put("ID", id);
  }

  private static ObjectNode container(String id, String name, ObjectNode body) {
    ObjectNode made = JSON.createObjectNode().put("Id", id).put("Name", "/" + name);
    made.put("Created", TIME).put("Image", "sha256:" + "1".repeat(64));
    made.set("HostConfig", body.path("HostConfig"));
    made.putObject("NetworkSettings").putObject("Ports");
    ObjectNode networks = made.withObject("/NetworkSettings/Networks");
    body.at("/NetworkingConfig/EndpointsConfig")
        .forEachEntry((network, settings) -> networks.set(network, settings.isObject() ? settings : JSON.createObjectNode()));
    made.putArray("Mounts");
    ObjectNode config = body.without(List.of("HostConfig", "NetworkingConfig"));
    config.withArray("/Env").add("PATH=/bin");
    if (config.path("Cmd").isMissingNode() || config.path("Cmd").isNull()) {
      config.putArray("Cmd").add("sh");
    }
    made.set("Config", config);
    run(made, false);
    return made;
  }

  private static ObjectNode swarmThing(String id, ObjectNode spec) {
    ObjectNode made = JSON.createObjectNode().put("ID", id.substring(0, 25));
    made.put("CreatedAt", TIME).put("UpdatedAt", TIME).putObject("Version").put("Index", 1);
    made.set("Spec", spec);
    return made;
  }

  private static void run(ObjectNode container, boolean running) {
    ObjectNode state = container.putObject("State").put("Status", running ? "running" : "created");
    state.put("Running", running).put("ExitCode", 0).put("StartedAt", TIME).put("FinishedAt", TIME);
    if (running && container.at("/Config/Healthcheck").isObject()) {
      state.putObject("Health").put("Status", "healthy").put("FailingStreak", 0).putArray("Log");
    }
  }

  private JsonNode changed(String kind, String name, String verb, FakeEngine.Request request) {
    ObjectNode thing = named(kind, name);
    if (thing == null) {
      return null;
    }
    switch (verb) {
      case "start" -> run(thing, true);
      case "stop", "kill" -> run(thing, false);
      case "rename" -> thing.put("Name", "/" + request.query().get("name"));
      case "update" -> thing.set("Spec", request.body());
      case "pause", "unpause" -> thing.withObject("/State").put("Status", verb.equals("pause") ? "paused" : "running").put("Paused", verb.equals("pause"));
      default -> {}
    }
    tell(kind, verb, thing);
    return JSON.createObjectNode().put("StatusCode", 0).put("Id", "exec");
  }

  private JsonNode removed(String kind, String name) {
    ObjectNode thing = named(kind, name);
    if (thing == null) {
      return null;
    }
    things.get(kind).values().remove(thing);
    tell(kind, "destroy", thing);
    return JSON.createObjectNode();
  }

  private ObjectNode named(String kind, String name) {
    return things.getOrDefault(kind, Map.of()).values().stream()
        .filter(thing -> List.of(id(thing), name(thing)).contains(name))
        .findFirst()
        .orElse(null);
  }

  private JsonNode listed(String kind, FakeEngine.Request request) {
    ArrayNode found = list(kind, request);
    return kind.equals("volumes") ? JSON.createObjectNode().set("Volumes", found) : found;
  }

  private ArrayNode list(String kind, FakeEngine.Request request) {
    ArrayNode found = JSON.createArrayNode();
    JsonNode filters = read(request.query().getOrDefault("filters", "{}"));
    for (ObjectNode thing : things.getOrDefault(kind, Map.of()).values()) {
      if (matches(thing, filters)) {
        found.add(kind.equals("containers") ? row(thing) : thing);
      }
    }
    return found;
  }

  private static boolean matches(ObjectNode thing, JsonNode filters) {
    JsonNode labels = labels(thing);
    for (String wanted : words(filters.path("label"))) {
      String[] parts = wanted.split("=", 2);
      if (!labels.has(parts[0]) || parts.length > 1 && !labels.path(parts[0]).asText().equals(parts[1])) {
        return false;
      }
    }
    List<String> names = words(filters.path("name"));
    return names.isEmpty() || names.stream().anyMatch(name(thing)::contains);
  }

  /// Of `{"word": true}` or `["word"]`.
  private static List<String> words(JsonNode filter) {
    return filter.isArray()
        ? filter.valueStream().map(JsonNode::asText).toList()
        : filter.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static ObjectNode row(ObjectNode thing) {
    ObjectNode row = JSON.createObjectNode().put("Id", id(thing)).put("ImageID", "sha256:" + "1".repeat(64));
    row.putArray("Names").add("/" + name(thing));
    row.put("Image", thing.at("/Config/Image").asText()).put("Command", "serve").put("Created", 1767225600);
    row.put("State", thing.at("/State/Status").asText()).put("Status", "Up 2 minutes");
    row.putArray("Ports").addObject().put("IP", "0.0.0.0").put("PrivatePort", 80).put("PublicPort", 8080).put("Type", "tcp");
    row.set("Labels", labels(thing));
    row.set("NetworkSettings", thing.path("NetworkSettings"));
    row.putArray("Mounts");
    return row;
  }

  private ArrayNode tasks(FakeEngine.Request request) {
    ArrayNode tasks = JSON.createArrayNode();
    int slot = 0;
    for (JsonNode service : list("services", request)) {
      String id = id((ObjectNode) service);
      ObjectNode task = tasks.addObject().put("ID", "t" + id.substring(0, 24)).put("ServiceID", id).put("NodeID", NODE);
      task.put("Slot", ++slot).put("DesiredState", "running").put("CreatedAt", TIME).put("UpdatedAt", TIME);
      task.putObject("Version").put("Index", 1);
      task.putObject("Status").put("State", "running").put("Timestamp", TIME);
      task.set("Labels", labels((ObjectNode) service));
      task.set("Spec", service.at("/Spec/TaskTemplate"));
    }
    return tasks;
  }

  private static ObjectNode node() {
    return read(
        "{'ID':'" + NODE + "','Version':{'Index':1},'Spec':{'Role':'manager','Availability':'active','Labels':{}},"
            + "'Description':{'Hostname':'rehearsal','Platform':{'OS':'linux','Architecture':'x86_64'},"
            + "'Resources':{'NanoCPUs':2000000000,'MemoryBytes':4000000000},'Engine':{'EngineVersion':'28.0.0'}},"
            + "'Status':{'State':'ready','Addr':'127.0.0.1'},'ManagerStatus':{'Leader':true,'Reachability':'reachable'}}");
  }

  private static ObjectNode image(String name) {
    ObjectNode image =
        read(
            "{'Id':'sha256:" + "1".repeat(64) + "','Created':'" + TIME + "','Os':'linux','Architecture':'amd64',"
                + "'RepoDigests':[],'Config':{'Env':['PATH=/bin'],'Cmd':['sh'],'Labels':null,'Volumes':null}}");
    image.putArray("RepoTags").add(name);
    return image;
  }

  private void tell(String kind, String action, ObjectNode thing) {
    ObjectNode event = JSON.createObjectNode().put("Type", kind.substring(0, kind.length() - 1)).put("Action", action);
    event.put("status", action).put("id", id(thing)).put("time", 1767225600).put("timeNano", 1767225600000000000L);
    ObjectNode actor = event.putObject("Actor").put("ID", id(thing));
    actor.putObject("Attributes").put("name", name(thing)).setAll((ObjectNode) labels(thing).deepCopy());
    followers.forEach(follower -> follower.add(event.toString()));
  }

  private static String id(ObjectNode thing) {
    return thing.path("Id").asText(thing.path("ID").asText());
  }

  private static String name(ObjectNode thing) {
    String name = thing.path("Name").asText(thing.at("/Spec/Name").asText());
    return name.startsWith("/") ? name.substring(1) : name;
  }

  private static JsonNode labels(ObjectNode thing) {
    for (String place : List.of("/Config/Labels", "/Spec/Labels", "/Labels")) {
      if (thing.at(place).isObject()) {
        return thing.at(place);
      }
    }
    return JSON.createObjectNode();
  }

  private static ArrayNode array(JsonNode... nodes) {
    return JSON.createArrayNode().addAll(List.of(nodes));
  }

  /// JSON, written with the other quotes.
  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
