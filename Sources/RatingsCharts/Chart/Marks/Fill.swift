public import FreedomModel

/// How an area is filled; every fill is told apart by pattern as well as by colour.
public enum Fill: Sendable, Hashable {
  /// As Free, Partly Free or Not Free.
  case status(FreedomStatus)
  /// As a shade: 0 least free, 1 freest.
  case level(Double)
  /// Plain.
  case plain
}
