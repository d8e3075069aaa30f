import Foundation

/// The pages of docs/reference: one for each command, one for each group of options that many have.
struct ReferencePages {
  let root: Command

  /// The pages by the names of their files.
  var all: [String: String] {
    let groups = optionGroups(of: root.all)
    var pages: [String: String] = [:]
    for command in root.all {
      let isRoot = command === root
      pages[isRoot ? "README.md" : command.page + ".md"] = page(
        command, topics: isRoot ? groups.map(\.title) : [])
    }
    for (title, rows) in groups {
      let lines =
        ["# \(title)", "", "`freedom help \(topic(title))` prints this page.", ""]
        + ["| | |", "| --- | --- |"] + rows.map { "| `\($0.name)` | \(cell($0.text)) |" }
      pages[topic(title) + ".md"] = lines.joined(separator: "\n") + "\n"
    }
    return pages
  }

  private func page(_ command: Command, topics: [String]) -> String {
    var lines = ["# \(command.name)", "", command.abstract, "", "```", command.synopsis, "```", ""]
    for part in command.paragraphs {
      lines +=
        part.isIndented ? ["```text", part, "```", ""] : [part.words.joined(separator: " "), ""]
    }
    if !command.examples.isEmpty {
      lines += ["## Examples", "", "```sh"] + command.examples + ["```", ""]
    }
    for (title, positional) in [("Arguments", true), ("Options", false)] {
      let options = command.options(positional: positional)
      if !options.isEmpty {
        lines += ["## \(title)", "", "| | |", "| --- | --- |"]
        lines += options.map { "| `\($0.written)` | \(cell($0.meaning)) |" } + [""]
      }
    }
    for (title, options) in command.shared {
      let flags = options.map { "`\($0.written.prefix { !", ".contains($0) })`" }
      lines += ["[\(title)](\(topic(title)).md): \(flags.joined(separator: ", ")).", ""]
    }
    if !command.columns.isEmpty { lines += ["## Columns", ""] }
    for (example, columns) in command.columns {
      if command.columns.count > 1 { lines += ["`\(example)`", ""] }
      lines += ["| column | type | |", "| --- | --- | --- |"]
      lines +=
        columns.map { "| `\($0.name)` | \($0.type) | \(cell($0.description ?? "")) |" } + [""]
    }
    if !command.below.isEmpty {
      lines += ["## Commands", "", "| | |", "| --- | --- |"]
      lines +=
        command.below.map { "| [`\($0.name)`](\($0.page).md) | \(cell($0.abstract)) |" } + [""]
    }
    if !topics.isEmpty {
      lines += ["## Options of many commands", ""]
      lines += topics.map { "- [\($0)](\(topic($0)).md)" } + [""]
    }
    return (lines + ["## Exit codes", "", root.codes + "."]).joined(separator: "\n") + "\n"
  }

  /// The word by which `freedom help` explains a group of options.
  private func topic(_ title: String) -> String { title.words[0].lowercased() }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "\\<")
  }
}
