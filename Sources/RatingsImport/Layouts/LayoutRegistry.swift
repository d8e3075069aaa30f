/// Every layout known, in the order in which a file is tried: those of Freedom House's own files
/// first, then those of its figures in other hands, then a person's own.
enum LayoutRegistry {
  /// Those with hundreds of cells in a row, which a few rows tell from all others.
  static let wide: [any Layout] = [RatingsWorkbookLayout(), AllDataLayout()]

  static let all: [any Layout] =
    wide + [
      AggregateScoresLayout(),
      ElectoralDemocraciesLayout(),
      PressScoresLayout(),
      PressDetailedDataLayout(),
      PressPublicDataLayout(),
      PressPartsLayout(),
      PressTotalsLayout(),
      NetScoresLayout(),
      PressStatusCoverageLayout(),
      PressStatusCodesLayout(),
      PressTotalsTableLayout(),
      PressStatusTableLayout(),
      GroupsLayout(),
      CompiledLayout(),
      LongLayout(),
      TidyLayout(),
      WideLayout(),
    ]
}
