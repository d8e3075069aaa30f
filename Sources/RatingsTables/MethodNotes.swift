internal import FreedomModel
internal import RatingsAnalysis

extension [MethodChange] {
  /// The changes of method inside a window.
  func note(excluding excluded: ExcludedChanges?) -> [TableNote] {
    guard !isEmpty, excluded != .method else { return [] }
    let changes = map { "\($0.edition) (\($0.what))" }.joined(separator: "; ")
    return [
      .background(
        "The method changed inside of the window, with the edition \(changes). "
          + "--excluding method tests without the changes into these editions.")
    ]
  }
}

extension ExcludedChanges {
  /// What was left out of the tests of some entities.
  func note(on jumps: [(name: String, jumps: [ExcludedJump])]) -> TableNote {
    let found = jumps.filter { !$0.jumps.isEmpty }
    guard !found.isEmpty else {
      return .essential(
        "--excluding left nothing out: there are no values on both sides of such an edition.",
        brief: "nothing was left out by --excluding")
    }
    let editions = found.flatMap { $0.jumps.map(\.edition) }.sorted().map(\.label).uniqued()
    let which = editions.joined(separator: ", ")
    let changes = found.map { ($0.name, $0.jumps.filter { $0.size != 0 }) }
      .filter { !$0.1.isEmpty }
    let named = changes.map { name, jumps in
      name + " " + jumps.map { "\($0.edition.label) \($0.size.signed)" }.joined(separator: ", ")
    }
    var sizes = " All of them were 0."
    if !named.isEmpty {
      sizes = named.count > 5 ? "" : " Left out: \(named.joined(separator: "; "))."
    }
    return .essential(
      "Tested without the changes into \(which): values since are moved by them in what is "
        + "computed here; published values are unchanged.\(sizes)",
      brief: "tested without the changes into \(which)")
  }
}
