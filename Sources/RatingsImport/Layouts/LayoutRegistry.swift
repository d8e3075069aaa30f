/// Every layout known, in the order in which a file is tried: those of Freedom House's own files
/// first, then those of its figures in other hands, then a person's own.
enum LayoutRegistry {
  static let all: [any Layout] = [
    PressScoresLayout(),
    PressDetailedDataLayout(),
    PressPublicDataLayout(),
    PressPartsLayout(),
    PressTotalsLayout(),
    PressStatusCoverageLayout(),
    PressStatusCodesLayout(),
    NetScoresLayout(),
    PressTotalsTableLayout(),
    PressStatusTableLayout(),
    LongLayout(),
    TidyLayout(),
    WideLayout(),
  ]
}
