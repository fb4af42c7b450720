package dev.berth.cli.swarm;

import dev.berth.report.RowFormat;
import java.util.List;
import java.util.Map;

/// Fields and columns of lists, named as the docker command names them.
final class Shapes {
  static final RowFormat STACKS =
      new RowFormat(Map.of("Name", "NAME", "Services", "SERVICES"), List.of("Name", "Services"));

  static final RowFormat SERVICES =
      new RowFormat(
          Map.of(
              "ID", "ID",
              "Name", "NAME",
              "Mode", "MODE",
              "Replicas", "REPLICAS",
              "Image", "IMAGE",
              "Ports", "PORTS"),
          List.of("ID", "Name", "Mode", "Replicas", "Image", "Ports"));

  static final RowFormat TASKS =
      new RowFormat(
          Map.of(
              "ID", "ID",
              "Name", "NAME",
              "Image", "IMAGE",
              "Node", "NODE",
              "DesiredState", "DESIRED STATE",
              "CurrentState", "CURRENT STATE",
              "Error", "ERROR",
              "Ports", "PORTS"),
          List.of("ID", "Name", "Image", "Node", "DesiredState", "CurrentState", "Error", "Ports"));

  static final RowFormat NODES =
      new RowFormat(
          Map.of(
              "Marked", "ID",
              "ID", "ID",
              "Self", "",
              "Hostname", "HOSTNAME",
              "Status", "STATUS",
              "Availability", "AVAILABILITY",
              "ManagerStatus", "MANAGER STATUS",
              "EngineVersion", "ENGINE VERSION",
              "TLSStatus", "TLS STATUS"),
          List.of(
              "Marked", "Hostname", "Status", "Availability", "ManagerStatus", "EngineVersion"));

  static final RowFormat CONFIGS =
      new RowFormat(
          Map.of(
              "ID", "ID",
              "Name", "NAME",
              "CreatedAt", "CREATED",
              "UpdatedAt", "UPDATED",
              "Labels", "LABELS"),
          List.of("ID", "Name", "CreatedAt", "UpdatedAt"));

  static final RowFormat SECRETS =
      new RowFormat(
          Map.of(
              "ID", "ID",
              "Name", "NAME",
              "Driver", "DRIVER",
              "CreatedAt", "CREATED",
              "UpdatedAt", "UPDATED",
              "Labels", "LABELS"),
          List.of("ID", "Name", "Driver", "CreatedAt", "UpdatedAt"));

  private Shapes() {}
}
