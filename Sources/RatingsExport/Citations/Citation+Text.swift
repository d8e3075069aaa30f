internal import DisplayText
internal import FreedomModel

extension Citation {
  /// One sentence after the other: who, when, what, where.
  public var sentence: String {
    var parts: [String] = []
    if !author.isEmpty { parts.append(author + (year.map { " (\($0))" } ?? "")) }
    var work = title + (version.isEmpty ? "" : ", version \(version)")
    work += kind == .dataset ? " [data set]" : " [computer software]"
    if kind == .dataset, author.isEmpty, let year { work += " (\(year))" }
    parts.append(work)
    if !publisher.isEmpty { parts.append(place.isEmpty ? publisher : "\(place): \(publisher)") }
    if !note.isEmpty { parts.append(note) }
    if !url.isEmpty { parts.append(url) }
    if let accessed { parts.append("Accessed \(accessed)") }
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ").visible
  }
}
