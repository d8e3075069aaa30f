/// The indicators known: those of Freedom House's publications and those a user has declared.
public struct IndicatorCatalog: Sendable {
  /// Every indicator, Freedom House's first, in the order of their publications.
  public private(set) var indicators: [Indicator]
  private var positions: [String: Int]

  /// A catalog of some indicators.
  ///
  /// - Parameter indicators: No two may share an id; of two that do, the first counts.
  public init(_ indicators: [Indicator] = Indicator.freedomHouse) {
    self.indicators = []
    positions = [:]
    for indicator in indicators { declare(indicator) }
  }

  /// Adds an indicator unless its id exists already.
  public mutating func declare(_ indicator: Indicator) {
    guard positions[indicator.id] == nil else { return }
    positions[indicator.id] = indicators.count
    indicators.append(indicator)
  }

  /// The indicator of an id, exactly.
  public subscript(id: String) -> Indicator? {
    positions[id].map { indicators[$0] }
  }

  /// The indicators that a user may mean: the one with this id, in any case, else those whose id
  /// ends with it, as `fiw.total` does with `total`, else those with this label.
  ///
  /// Of several indicators of Freedom House that of its first publication is meant: `total` is
  /// `fiw.total`. A user's own indicator with the same ending leaves the choice to the user.
  public func find(_ text: String) -> [Indicator] {
    let wanted = text.trimmedOfBlanks.lowercased()
    guard !wanted.isEmpty else { return [] }
    if let exact = self[text] ?? self[wanted] { return [exact] }
    for isMeant in [
      { $0.id.lowercased() == wanted }, { $0.id.lowercased().hasSuffix("." + wanted) },
      { $0.label.lowercased() == wanted },
    ] as [(Indicator) -> Bool] {
      let found = indicators.filter(isMeant)
      guard !found.isEmpty else { continue }
      let own = found.filter { !Publication.isFreedomHouse($0.publication) }
      return own.isEmpty ? [found[0]] : found
    }
    return []
  }
}

/// An indicator's id reduced to what a reader can distinguish: without regard to case, to blanks at
/// its ends, to the kind and number of blanks inside, to characters of no width, or to how accents
/// are composed.
package struct FoldedID: Hashable, Sendable {
  private let text: String

  /// Folds an id.
  package init(_ id: String) {
    let visible = id.lowercased().unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint && $0 != "\u{200B}"
    }
    text = String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
