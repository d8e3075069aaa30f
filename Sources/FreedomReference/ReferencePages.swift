import Foundation

/// The pages of docs/reference: one for each command, and one of the options that many have.
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
    var lines = ["# Options of many commands"]
    for (title, rows) in groups {
      lines += ["", "## \(title)", "", "`freedom help \(topic(title))` prints this list.", ""]
      lines += ["| | |", "| --- | --- |"] + rows.map { "| `\($0.name)` | \(cell($0.text)) |" }
    }
    pages["options.md"] = lines.joined(separator: "\n") + "\n"
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
      lines += ["[\(title)](\(place(title))): \(flags.joined(separator: ", ")).", ""]
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
      lines += topics.map { "- [\($0)](\(place($0)))" } + [""]
    }
    return (lines + ["## Exit codes", "", root.codes + "."]).joined(separator: "\n") + "\n"
  }

  /// The word by which `freedom help` explains a group of options.
  private func topic(_ title: String) -> String { title.words[0].lowercased() }

  /// Where the options of a group are explained.
  private func place(_ title: String) -> String {
    "options.md#" + title.words.joined(separator: "-").lowercased()
  }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "\\<")
  }
}

/// The manual page of all commands, freedom(1).
struct ManualPage {
  let root: Command
  let version: String
  private static let date = "2026-11-24"

  var text: String {
    var lines = [
      ".TH FREEDOM 1 \"\(Self.date)\" \"freedom\\-ratings \(version)\" \"User Commands\"",
      ".SH NAME", "freedom \\- show, compare and chart Freedom House\\(aqs ratings", ".SH SYNOPSIS",
      ".B freedom", ".I command", "[\\fIoption\\fP ...]", ".SH DESCRIPTION",
    ]
    lines += body(root)
    lines += [
      "Every command has \\fB\\-h\\fP or \\fB\\-\\-help\\fP;",
      "\\fBfreedom \\-\\-version\\fP shows the version.", ".SH COMMANDS",
    ]
    for command in root.all.dropFirst() { lines += section(command) }
    for (title, rows) in optionGroups(of: root.all.dropFirst().map { $0 }) {
      lines.append(".SH \(title.uppercased())")
      lines += rows.flatMap { option($0.name, $0.text) }
    }
    lines += Self.surroundings
    for code in root.codes.components(separatedBy: ", ") {
      let parts = code.split(separator: " ", maxSplits: 1).map(String.init)
      lines += [".TP", ".B \(parts[0])", roff(parts.count > 1 ? parts[1] : "")]
    }
    return (lines + [".SH EXAMPLES"] + examples(root)).joined(separator: "\n") + "\n"
  }

  private static let surroundings = [
    ".SH ENVIRONMENT", ".TP", ".B FREEDOM_DATABASE",
    "The database, where \\-\\-database names none.", ".TP", ".B FREEDOM_DATASETS",
    "The folder of the bundled data.", ".TP", ".B NO_COLOR",
    "No colour, unless \\-\\-color says otherwise.", ".TP", ".B COLUMNS",
    "How many cells a line has, where \\-\\-width does not say.", ".SH FILES", ".TP",
    ".I \\(ti/.local/share/freedom\\-ratings/ratings.sqlite",
    "The database, where nothing else is named.", ".TP",
    ".I \\(ti/.config/freedom\\-ratings/config",
    "Defaults of options, one \\fIkey\\fP = \\fIvalue\\fP a line.", ".SH EXIT STATUS",
  ]

  private func section(_ command: Command) -> [String] {
    var lines = [".SS \"\(roff(command.name))\""] + prose(command.abstract) + [".PP"]
    lines.append(roff(command.synopsis).replacing("<", with: "").replacing(">", with: ""))
    if !command.paragraphs.isEmpty { lines += [".PP"] + body(command) }
    for one in command.options(positional: true) + command.options(positional: false) {
      lines += option(one.written, one.meaning)
    }
    for (title, _) in command.shared {
      lines += [".PP", "It has the \(title.lowercased()) too."]
    }
    if !command.examples.isEmpty { lines += [".PP", "Examples:", ".PP"] + examples(command) }
    return lines
  }

  private func body(_ command: Command) -> [String] {
    var lines: [String] = []
    for part in command.paragraphs {
      if !lines.isEmpty { lines.append(".PP") }
      if part.isIndented {
        let rows = part.split(separator: "\n", omittingEmptySubsequences: false)
        lines += [".nf"] + rows.map { $0.isEmpty ? "\\&" : roff(String($0)) } + [".fi"]
      } else {
        lines += prose(part)
      }
    }
    return lines
  }

  private func examples(_ command: Command) -> [String] {
    command.examples.isEmpty ? [] : [".RS 4", ".nf"] + command.examples.map(roff) + [".fi", ".RE"]
  }

  private func option(_ written: String, _ text: String) -> [String] {
    let parts = roff(written).split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].trimmingCharacters(in: .whitespaces)
    let value = parts.count > 1 ? "\\fI\(parts[1].dropLast())\\fP" : ""
    let shown = name.isEmpty ? value : "\\fB\(name)\\fP" + (value.isEmpty ? "" : " " + value)
    return [".TP", shown] + prose(text)
  }

  /// A paragraph in lines of at most 78 bytes; none begins as a request would.
  private func prose(_ text: String) -> [String] {
    var lines: [String] = []
    for word in roff(text.words.joined(separator: " ")).words {
      if let last = lines.last, last.count + 1 + word.count <= 78 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(word)
      }
    }
    return lines.map { $0.hasPrefix(".") ? "\\&" + $0 : $0 }
  }

  /// A text as troff wants it.
  private func roff(_ text: String) -> String {
    var made = text.replacing("\\", with: "\\e")
    for (mark, written) in [
      ("-", "\\-"), ("~", "\\(ti"), ("^", "\\(ha"), ("'", "\\(aq"), ("`", "\\(ga"),
    ] {
      made = made.replacing(mark, with: written)
    }
    return made.hasPrefix(".") ? "\\&" + made : made
  }
}
