package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.FileObject;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The configs or secrets of a stack: what they are called in the swarm and what is in them. The
/// content of one that exists cannot change; other content gets a name that ends with its hash, so
/// that services roll over to it and can go back.
///
/// @param names name in the swarm by key
/// @param contents content by name, external ones left out
/// @param objects what the file declares, by name, external ones left out
record StackFiles(
    Map<String, String> names, Map<String, FileContent> contents, Map<String, FileObject> objects) {

  private static final Pattern HASH = Pattern.compile("_[0-9a-f]{12}");

  /// Tells whether what is in the swarm, or its digest, is what is wanted.
  interface Comparison {
    boolean same(String there, String wanted);
  }

  /// @param section `configs` or `secrets`
  /// @param declared what the file declares, by key
  /// @param existing what is in the swarm, by name
  static StackFiles of(
      String stack,
      String section,
      Map<String, FileObject> declared,
      Map<String, JsonNode> existing,
      Comparison comparison,
      Findings findings) {
    StackFiles files = new StackFiles(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    declared.forEach((key, object) -> {
      Path path = Path.of(section, key);
      if (object.external()) {
        files.names.put(key, object.name());
      } else if (belongsToOther(stack, existing.get(object.name()))) {
        findings.error(
            Code.BAD_VALUE,
            path,
            "\"" + object.name() + "\" belongs to another stack",
            "give it another name, or declare it external");
      } else {
        Optional<FileContent> content = FileContent.read(section, object, findings);
        content.ifPresent(found ->
            files.add(
                key, object, name(path, object, found, existing, comparison, findings), found));
      }
    });
    return files;
  }

  private void add(String key, FileObject object, String name, FileContent content) {
    names.put(key, name);
    contents.put(name, content);
    objects.put(name, object);
  }

  private static boolean belongsToOther(String stack, @Nullable JsonNode existing) {
    return existing != null
        && Snapshot.stackOf(existing.path("Spec"))
            .filter(other -> !other.equals(stack))
            .isPresent();
  }

  private static String name(
      Path path,
      FileObject object,
      FileContent content,
      Map<String, JsonNode> existing,
      Comparison comparison,
      Findings findings) {
    JsonNode there = existing.get(object.name());
    boolean fits =
        content.hash().isEmpty()
            || (there == null
                ? existing.keySet().stream().noneMatch(name -> isHashed(object, name))
                : same(path, there, content, comparison, findings));
    return fits ? object.name() : object.name() + "_" + content.hash();
  }

  /// Whether a name is that of a config or secret, be it with or without the hash of its content.
  static boolean isVersion(FileObject object, String name) {
    return !object.external() && (name.equals(object.name()) || isHashed(object, name));
  }

  private static boolean isHashed(FileObject object, String name) {
    return name.startsWith(object.name())
        && HASH.matcher(name.substring(object.name().length())).matches();
  }

  /// Whether what is in the swarm has this content. Where nobody can tell, it is left alone.
  private static boolean same(
      Path path, JsonNode existing, FileContent content, Comparison comparison, Findings findings) {
    JsonNode data = existing.path("Spec").path("Data");
    if (data.isTextual()) {
      return comparison.same(data.asText(), content.base64());
    }
    Optional<String> digest = SecretDigest.in(existing);
    if (digest.isEmpty()) {
      findings.warning(
          Code.CONTENT_UNKNOWN,
          path,
          "\""
              + Snapshot.specName(existing)
              + "\" was not made by Berth, and a swarm shows no"
              + " secret: whether its content is that of the file is unknown, so it stays",
          "if the content has changed, give the secret another name");
    }
    return digest.isEmpty() || comparison.same(digest.get(), content.hash());
  }
}
