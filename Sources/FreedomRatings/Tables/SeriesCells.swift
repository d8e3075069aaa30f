import FreedomModel
import RatingsStore

/// Makes the rows of the table of series; what neighbouring rows have in common is made once.
struct SeriesCells {
  /// The cells of an entity and indicator.
  private struct Owner {
    let entity: String
    let indicator: String
    let isStatus: Bool
    let id: ResultValue, name: ResultValue
    let publication: ResultValue, indicatorID: ResultValue
  }

  private var owner: Owner?
  private var publication = ""
  /// The cells of the editions of one publication, by year.
  private var editions: [Int: (label: ResultValue, start: ResultValue, end: ResultValue)] = [:]

  /// A row with the columns of ``SeriesTable``.
  mutating func row(
    _ figure: StoredObservation, year: Int, entity: Entity, indicator: Indicator
  ) -> [ResultValue] {
    let owner = owner(entity, indicator)
    let edition = cells(of: figure.edition)
    return [
      owner.id, owner.name, .text(entity.kind(inEdition: figure.edition.year).rawValue),
      owner.publication, owner.indicatorID, edition.label, .integer(year), edition.start,
      edition.end, owner.isStatus ? .missing : ResultValue(figure.value),
      // Some files write a status as a number, which says less than its code.
      ResultValue((owner.isStatus ? figure.status?.code : nil) ?? figure.text),
      .text(figure.place),
    ]
  }

  private mutating func owner(_ entity: Entity, _ indicator: Indicator) -> Owner {
    if let owner, owner.entity == entity.id, owner.indicator == indicator.id { return owner }
    let new = Owner(
      entity: entity.id, indicator: indicator.id, isStatus: indicator.measure == .status,
      id: .text(entity.id), name: .text(entity.name), publication: .text(indicator.publication),
      indicatorID: .text(indicator.id))
    owner = new
    if publication != indicator.publication {
      publication = indicator.publication
      editions = [:]
    }
    return new
  }

  private mutating func cells(
    of edition: Edition
  ) -> (label: ResultValue, start: ResultValue, end: ResultValue) {
    if let known = editions[edition.year] { return known }
    let cells = (
      label: ResultValue.text(edition.label),
      start: ResultValue.text(edition.coverageStart.description),
      end: ResultValue.text(edition.coverageEnd.description)
    )
    editions[edition.year] = cells
    return cells
  }
}
