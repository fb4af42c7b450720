package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// What a container uses, read from an answer of `GET /containers/{id}/stats`.
///
/// @param cpu percentage of one processor
/// @param memory bytes of memory, without what is only cached
/// @param memoryLimit bytes that it may use
/// @param received bytes received over networks
/// @param sent bytes sent over networks
/// @param read bytes read from disks
/// @param written bytes written to disks
/// @param processes number of processes and threads
public record Usage(
    double cpu,
    long memory,
    long memoryLimit,
    long received,
    long sent,
    long read,
    long written,
    long processes) {
  private static final double PERCENT = 100;

  /// Reads an answer.
  public static Usage of(JsonNode stats) {
    long received = 0;
    long sent = 0;
    for (JsonNode network : stats.path("networks")) {
      received += network.path("rx_bytes").asLong();
      sent += network.path("tx_bytes").asLong();
    }
    long read = 0;
    long written = 0;
    for (JsonNode entry : stats.at("/blkio_stats/io_service_bytes_recursive")) {
      String kind = entry.path("op").asText().toLowerCase(Locale.ROOT);
      read += kind.equals("read") ? entry.path("value").asLong() : 0;
      written += kind.equals("write") ? entry.path("value").asLong() : 0;
    }
    return new Usage(
        cpu(stats),
        memory(stats.path("memory_stats")),
        stats.at("/memory_stats/limit").asLong(),
        received,
        sent,
        read,
        written,
        stats.at("/pids_stats/current").asLong());
  }

  private static double cpu(JsonNode stats) {
    JsonNode now = stats.path("cpu_stats");
    JsonNode before = stats.path("precpu_stats");
    double used =
        now.at("/cpu_usage/total_usage").asDouble()
            - before.at("/cpu_usage/total_usage").asDouble();
    double all =
        now.path("system_cpu_usage").asDouble() - before.path("system_cpu_usage").asDouble();
    double processors = now.path("online_cpus").asDouble();
    if (processors == 0) {
      processors = now.at("/cpu_usage/percpu_usage").size();
    }
    return used > 0 && all > 0 ? used / all * processors * PERCENT : 0;
  }

  private static long memory(JsonNode memory) {
    long usage = memory.path("usage").asLong();
    JsonNode details = memory.path("stats");
    long cached =
        details.path("total_inactive_file").asLong(details.path("inactive_file").asLong());
    return cached < usage ? usage - cached : usage;
  }

  /// Percentage of the limit that is used.
  public double memoryPercentage() {
    return memoryLimit == 0 ? 0 : PERCENT * memory / memoryLimit;
  }
}
