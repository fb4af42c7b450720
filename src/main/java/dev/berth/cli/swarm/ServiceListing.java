package dev.berth.cli.swarm;

import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.session.Session;
import dev.berth.swarm.view.ServiceRow;
import java.util.List;

/// How services of a swarm are asked for and printed.
final class ServiceListing implements OptionGroup {
  private final Options options = new Options();

  final Listing listing = options.with(new Listing());

  @Override
  public Options options() {
    return options;
  }

  void print(Session session, List<ServiceRow> rows) {
    listing.print(session, Shapes.SERVICES, rows, ServiceRow::id);
  }
}
