package import FreedomModel

extension Indicator {
  /// What a tidy file of a publication that is not Freedom House's declares by a column.
  ///
  /// - Parameters:
  ///   - header: The column's header, such as `pr`.
  ///   - publication: The publication's id.
  /// - Returns: The indicator; `nil` where the header stands for none, or not as it is.
  package static func declared(byHeader header: String, publication: String) -> Indicator? {
    UserValues.name(ofHeader: header) == header
      ? UserValues.indicator(named: header, publication: publication) : nil
  }
}
