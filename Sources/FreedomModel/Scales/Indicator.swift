/// One thing that a publication measures, such as the political rights rating (`fiw.pr`).
public struct Indicator: Sendable, Hashable {
  /// What kind of figure an indicator holds.
  public enum Measure: String, Sendable, Hashable {
    /// A rating, 1 to 7.
    case rating
    /// Points: a total, a part of it or an item.
    case score
    /// Free, Partly Free or Not Free.
    case status
    /// A figure of a user's own publication.
    case figure
  }

  /// The publication and the figure, such as `fiw.pr_score`; unique.
  public let id: String
  /// The publication's id, such as `fiw`.
  public let publication: String
  /// The name people read, such as `Political rights score`.
  public let label: String
  /// What kind of figure it is.
  public let measure: Measure
  /// The lowest figure possible, where the scale has one.
  public let minimum: Double?
  /// The highest figure possible, where the scale has one.
  public let maximum: Double?
  /// The freer end of the scale; for Freedom on the Net that of its newer editions. `nil` where it is
  /// not declared: then nothing is called improved or declined, and no scale is reversed.
  public let direction: ScaleDirection?
  /// The first edition (sort year) with ``direction``, where the scale was once the other way round.
  public let directionSince: Int?
  /// What is measured, and what is odd about it.
  public let description: String
  /// The indicators this one is the mean of: then it is computed here, never published.
  public let meanOf: [String]
  /// How a user's own publication is credited: its citation, else its title; `nil` for those of Freedom
  /// House, and where only the id is known.
  public let credit: String?

  /// Describes an indicator.
  public init(
    id: String, publication: String, label: String, measure: Measure, minimum: Double? = nil,
    maximum: Double? = nil, direction: ScaleDirection?, directionSince: Int? = nil,
    description: String = "", meanOf: [String] = [], credit: String? = nil
  ) {
    self.id = id
    self.publication = publication
    self.label = label
    self.measure = measure
    self.minimum = minimum
    self.maximum = maximum
    self.direction = direction
    self.directionSince = directionSince
    self.description = description
    self.meanOf = meanOf
    self.credit = credit
  }

  /// Whether this project computes the figure instead of reading it from a publication.
  public var isComputed: Bool { !meanOf.isEmpty }

  /// The freer end of the scale in one edition, given by its sort year; `nil` where it is not declared.
  public func direction(inEdition year: Int) -> ScaleDirection? {
    guard let direction, let directionSince, year < directionSince else { return direction }
    return direction == .higher ? .lower : .higher
  }
}
