extension Indicator {
  /// The same indicator under another id.
  package func identified(by id: String) -> Indicator {
    Indicator(
      id: id, publication: publication, label: label, measure: measure, minimum: minimum,
      maximum: maximum, direction: direction, directionSince: directionSince,
      description: description, meanOf: meanOf)
  }
}
