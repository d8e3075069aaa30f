/// How positions on paper follow from years, figures or names.
public enum Scale: Sendable, Hashable {
  /// Years, left to right, in proportion to real time.
  case years(YearScale)
  /// Figures, freer to the top; of bars the greater to the right.
  case values(ValueScale)
  /// Names, one row each, from the top.
  case categories([String])
}
