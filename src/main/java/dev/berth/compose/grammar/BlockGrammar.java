package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.WHOLE_BYTES;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.row;

import dev.berth.compose.grammar.Attribute.Keep;

/// The `blkio_config` of a service.
final class BlockGrammar {
  private static final Shape.Value WEIGHT = new Shape.Value(Type.NATURAL, Kinds.WHOLE);

  private static final Shape.Items RATES =
      list(
          fields(
                  "a device's rate",
                  row("path", TEXT).keep(Keep.CAPITALIZED),
                  row("rate", WHOLE_BYTES).keep(Keep.CAPITALIZED))
              .closed());

  static final Shape.Fields BLOCK =
      fields(
              "block I/O settings",
              row("weight", WEIGHT),
              row(
                  "weight_device",
                  list(
                      fields(
                              "a device's weight",
                              row("path", TEXT).keep(Keep.CAPITALIZED),
                              row("weight", WEIGHT).keep(Keep.CAPITALIZED))
                          .closed())),
              row("device_read_bps", RATES),
              row("device_read_iops", RATES),
              row("device_write_bps", RATES),
              row("device_write_iops", RATES))
          .closed();

  private BlockGrammar() {}
}
