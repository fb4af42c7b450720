package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Mounts of the Engine API as short texts by path inside.
final class MountTexts {
  /// What stands for a volume without a name of the user's.
  static final String ANONYMOUS = "(anonymous)";

  private static final int GENERATED = 64;
  private static final int TARGET_AT = 1;
  private static final int MODE_AT = 2;

  private MountTexts() {}

  static @Nullable Map<String, String> of(JsonNode host) {
    Map<String, String> mounts = new TreeMap<>();
    for (JsonNode bind : host.path("Binds")) {
      String[] parts = bind.asText().split(":", -1);
      if (parts.length > TARGET_AT) {
        mounts.put(parts[TARGET_AT], bindText(parts));
      }
    }
    for (JsonNode mount : host.path("Mounts")) {
      mounts.put(mount.path("Target").asText(), mountText(mount));
    }
    return mounts.isEmpty() ? null : mounts;
  }

  private static String bindText(String[] parts) {
    String options = parts.length > MODE_AT ? "," + parts[MODE_AT] : "";
    options = (options + ",").replace(",rw,", ",").replaceAll(",$", "");
    return source(parts[0]) + (options.isEmpty() ? "" : ":" + options.substring(1));
  }

  private static String mountText(JsonNode mount) {
    String type = mount.path("Type").asText();
    String source = source(mount.path("Source").asText(""));
    StringBuilder text = new StringBuilder();
    if (type.equals("bind") || type.equals("volume")) {
      text.append(source);
    } else {
      text.append(type).append(source.equals(ANONYMOUS) ? "" : " " + source);
    }
    String separator = ":";
    if (mount.path("ReadOnly").asBoolean()) {
      text.append(separator).append("ro");
      separator = ",";
    }
    for (String group : new String[] {"BindOptions", "VolumeOptions", "TmpfsOptions"}) {
      for (Map.Entry<String, JsonNode> option : mount.path(group).properties()) {
        JsonNode value = option.getValue();
        if (!option.getKey().equals("CreateMountpoint")
            && value.isValueNode()
            && !value.isNull()
            && !value.asText().equals("false")) {
          text.append(separator).append(option.getKey()).append('=').append(value.asText());
          separator = ",";
        }
      }
    }
    return text.toString();
  }

  private static String source(String source) {
    return source.isEmpty() || Names.isHexadecimal(source, GENERATED) ? ANONYMOUS : source;
  }
}
