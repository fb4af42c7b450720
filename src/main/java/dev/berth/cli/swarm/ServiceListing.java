package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import dev.berth.report.Table;
import dev.berth.swarm.view.ServiceRow;
import java.util.List;
import picocli.CommandLine.Mixin;

/// How services of a swarm are asked for and printed.
final class ServiceListing {
  @Mixin Listing listing = new Listing();

  void print(Session session, List<ServiceRow> rows) {
    listing.print(
        session,
        rows,
        ServiceRow::id,
        new Table("ID", "NAME", "MODE", "REPLICAS", "IMAGE", "PORTS"),
        row -> List.of(row.id(), row.name(), row.mode(), row.replicas(), row.image(), row.ports()));
  }
}
