package dev.berth.compose.shortform;

/// A device in its short form: `SOURCE[:TARGET[:PERMISSIONS]]`.
///
/// @param source the device of the host
/// @param target the device of the container
/// @param permissions any of `r`, `w`, `m`
public record DeviceText(String source, String target, String permissions) {

  /// Reads a device.
  public static DeviceText parse(String text) throws ShortFormException {
    String[] parts = text.split(":", -1);
    return switch (parts.length) {
      case 1 -> new DeviceText(text, text, "rwm");
      case 2 -> new DeviceText(parts[0], parts[1], "rwm");
      case 3 -> new DeviceText(parts[0], parts[1], parts[2]);
      default ->
          throw new ShortFormException(
              "\"" + text + "\" has too many colons for a device",
              "use the long form: source, target, permissions");
    };
  }
}
