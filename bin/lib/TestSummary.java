import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Tells what a run of `bin/test` ran and what it did not; the last line is the count. Exit code 1
/// when something failed, or when nothing ran.
///
/// Arguments: a file of checks, one `passed|failed|skipped TAB name TAB remark` a line; then pairs
/// of a title and a directory of JUnit XML reports.
class TestSummary {
  private static final int LINES = 30;

  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private int passed;

  public static void main(String[] args) throws Exception {
    TestSummary summary = new TestSummary();
    System.out.println("\nSummary");
    for (int i = 1; i + 1 < args.length; i += 2) {
      summary.addReports(args[i], Path.of(args[i + 1]));
    }
    summary.addChecks(Path.of(args[0]));
    System.exit(summary.finish());
  }

  private void addReports(String title, Path directory) throws Exception {
    System.out.println("\n" + title);
    List<File> reports = reports(directory);
    if (reports.isEmpty()) {
      System.out.println("  none ran");
    }
    for (File report : reports) {
      addSuite(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report)
              .getDocumentElement());
    }
  }

  private static List<File> reports(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .map(Path::toFile)
          .toList();
    }
  }

  private void addSuite(Element suite) {
    int passedBefore = passed;
    int failedBefore = failed.size();
    int skippedBefore = skipped.size();
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      addCase((Element) cases.item(i));
    }
    System.out.printf(
        Locale.ROOT,
        "  %s  %s (%s s)%n",
        counts(passed - passedBefore, failed.size() - failedBefore, skipped.size() - skippedBefore),
        suite.getAttribute("name"),
        suite.getAttribute("time"));
  }

  private void addCase(Element test) {
    String name = test.getAttribute("classname") + "." + test.getAttribute("name");
    for (String kind : List.of("failure", "error")) {
      if (test.getElementsByTagName(kind).item(0) instanceof Element problem) {
        failed.add(name + ": " + beginning(problem));
        return;
      }
    }
    if (test.getElementsByTagName("skipped").item(0) instanceof Element reason) {
      skipped.add(name + ": " + beginning(reason).lines().findFirst().orElseThrow());
    } else {
      passed++;
    }
  }

  private static String beginning(Element element) {
    String message = element.getAttribute("message");
    String text = message.isBlank() ? element.getTextContent() : message;
    return text.isBlank()
        ? "no reason given"
        : text.strip().lines().limit(LINES).collect(Collectors.joining("\n    "));
  }

  private void addChecks(Path file) throws IOException {
    System.out.println("\nChecks");
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", 3);
      System.out.printf("  %-7s  %s%s%n", parts[0], parts[1], suffix(parts[2]));
      switch (parts[0]) {
        case "passed" -> passed++;
        case "failed" -> failed.add(parts[1] + suffix(parts[2]));
        default -> skipped.add(parts[1] + suffix(parts[2]));
      }
    }
  }

  private static String suffix(String remark) {
    return remark.isEmpty() ? "" : ": " + remark;
  }

  private int finish() {
    print("Did not run", skipped);
    print("Failed", failed);
    System.out.println("\n" + counts(passed, failed.size(), skipped.size()));
    return failed.isEmpty() && passed > 0 ? 0 : 1;
  }

  private static void print(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      System.out.println("\n" + title);
      lines.forEach(line -> System.out.println("  " + line));
    }
  }

  private static String counts(int passed, int failed, int skipped) {
    String counts = passed + " passed, " + failed + " failed";
    return skipped == 0 ? counts : counts + ", " + skipped + " skipped";
  }
}
