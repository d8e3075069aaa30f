/// An annotation at its place on a chart's axis, with the letter that stands for it.
public struct PlacedAnnotation: Sendable, Hashable {
  /// The letter drawn at the years and before the text in the list: `a`, `b` ... `z`, `aa` ...
  public let letter: String
  /// The years of the axis, one or an interval.
  public let years: ClosedRange<Int>
  /// The id of the entity meant; `nil` means all.
  public let entity: String?
  /// When, who and what, as listed under the chart.
  public let text: String

  /// A placed annotation from its parts.
  public init(letter: String, years: ClosedRange<Int>, entity: String? = nil, text: String) {
    self.letter = letter
    self.years = years
    self.entity = entity
    self.text = text
  }

  /// The letter or letters of a position: `a` ... `z`, `aa`, `ab` ...
  static func letter(_ position: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let own = String(letters[position % 26])
    return position < 26 ? own : letter(position / 26 - 1) + own
  }
}
