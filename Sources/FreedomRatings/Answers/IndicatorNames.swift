public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// The indicator that an id, its last part or a label means: `fiw.total`, `total` or `Total
  /// score`.
  ///
  /// - Throws: A ``LibraryError`` for an unknown or ambiguous one, or one that the one ``source``
  ///   has no values of; or a `StoreError`.
  public func indicator(_ text: String) throws -> Indicator {
    if let known = Indicator.freedomHouse.first(where: { $0.id == text }) {
      return try checked(known)
    }
    let catalog = try wholeCatalog()
    let found = catalog.find(text)
    guard let first = found.first else {
      throw LibraryError.unknown(
        .indicator, text,
        suggestions: Similarity.nearest(to: text, among: catalog.indicators.map(\.id)))
    }
    guard found.count == 1 else {
      throw LibraryError.ambiguous(.indicator, text, candidates: found.map(\.id))
    }
    return try checked(first)
  }

  /// The indicators of all sources: a name means the same whichever of them answers.
  private func wholeCatalog() throws -> IndicatorCatalog {
    try database.only(source: nil).catalog()
  }

  /// The indicators of some texts, each once, in their order. A text can name several:
  /// `fiw.pr,fiw.cl`.
  ///
  /// - Throws: A ``LibraryError`` for an unknown or ambiguous one, or a `StoreError`.
  public func indicators(_ texts: [String]) throws -> [Indicator] {
    let named = try texts.flatMap { text in
      // The id of a user's own indicator may have a comma.
      guard text.contains(","), try wholeCatalog().find(text).isEmpty else { return [text] }
      return text.split(separator: ",").map(\.trimmedOfBlanks).filter { !$0.isEmpty }
    }
    guard !named.isEmpty else { return try texts.map(indicator) }
    return try named.map(indicator).uniqued(by: \.id)
  }
}
