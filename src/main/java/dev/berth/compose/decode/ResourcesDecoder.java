package dev.berth.compose.decode;

import dev.berth.model.BlockIo;
import dev.berth.model.DeviceRequest;
import dev.berth.model.Resources;
import dev.berth.model.Ulimit;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.ScalarNode;
import java.util.Map;

/// Decodes limits and shares.
final class ResourcesDecoder {
  private ResourcesDecoder() {}

  static Resources decode(Fields service) {
    return new Resources(
        service.decimal("cpus"),
        service.number("cpu_shares"),
        service.number("cpu_period"),
        service.number("cpu_quota"),
        service.number("cpu_rt_period"),
        service.number("cpu_rt_runtime"),
        service.number("cpu_count"),
        service.decimal("cpu_percent"),
        service.string("cpuset"),
        service.number("mem_limit"),
        service.number("mem_reservation"),
        service.number("memswap_limit"),
        service.number("mem_swappiness"),
        service.bool("oom_kill_disable"),
        service.integer("oom_score_adj"),
        service.number("pids_limit"),
        ulimits(service),
        service.optional("blkio_config", ResourcesDecoder::blockIo),
        service.list("gpus", ResourcesDecoder::deviceRequest));
  }

  static Map<String, Ulimit> ulimits(Fields owner) {
    return owner.map("ulimits", ResourcesDecoder::ulimit);
  }

  private static Ulimit ulimit(MapNode.Entry entry) {
    if (entry.value() instanceof ScalarNode single) {
      long both = Long.parseLong(single.text());
      return new Ulimit(both, both);
    }
    Fields limit = Fields.of(entry.value());
    return new Ulimit(
        Long.parseLong(limit.string("soft", "0")), Long.parseLong(limit.string("hard", "0")));
  }

  static DeviceRequest deviceRequest(Fields request) {
    return new DeviceRequest(
        request.string("driver"),
        request.number("count"),
        request.strings("device_ids"),
        request.strings("capabilities"),
        request.texts("options"));
  }

  private static BlockIo blockIo(Fields block) {
    return new BlockIo(
        block.integer("weight"),
        block.numbers("weight_device", "path", "weight"),
        block.numbers("device_read_bps", "path", "rate"),
        block.numbers("device_write_bps", "path", "rate"),
        block.numbers("device_read_iops", "path", "rate"),
        block.numbers("device_write_iops", "path", "rate"));
  }
}
