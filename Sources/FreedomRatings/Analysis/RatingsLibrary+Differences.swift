public import FreedomModel
internal import RatingsAnalysis
internal import RatingsStore
internal import RatingsTables

extension RatingsLibrary {
  /// What two sources disagree about, figure by figure, whichever of them is current.
  ///
  /// - Parameters:
  ///   - old: The source whose figures stand in the column `old`.
  ///   - new: The source whose figures stand in the column `new`.
  /// - Returns: Every figure that differs, in the indicators and editions that both have.
  /// - Throws: A `StoreError`, or an `AnalysisError` when they have no indicator in common.
  public func difference(from old: Source, to new: Source) throws -> ResultTable {
    let before = try database.panels(ofSource: old.id, entities: register().entities)
    let after = try database.panels(ofSource: new.id, entities: register().entities)
    guard
      before.contains(where: { panel in after.contains { $0.indicator.id == panel.indicator.id } })
    else {
      throw AnalysisError.nothingInCommon(old: old.file, new: new.file)
    }
    let isSameName = old.file == new.file
    return ResultTable(
      Differences(old: before, new: after),
      old: isSameName ? "\(old.file) (source \(old.id))" : old.file,
      new: isSameName ? "\(new.file) (source \(new.id))" : new.file)
  }
}
