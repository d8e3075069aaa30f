import FreedomTestSupport
import Foundation
import Testing

/// Completion in the shells themselves; a shell that is not installed is skipped.
@Suite struct CompletionTests {
  static let hasBash = FreedomBinary.tool("bash") != nil
  static let hasZsh = FreedomBinary.tool("zsh") != nil
  static let hasFish = FreedomBinary.tool("fish") != nil

  private func run(
    _ shell: String, _ script: String, environment: [String: String] = [:]
  ) throws -> FreedomBinary.Result {
    var all = ["PATH": FreedomBinary.folder + ":/usr/local/bin:/usr/bin:/bin", "TERM": "dumb"]
    all["HOME"] = FreedomBinary.temporary("home")
    all.merge(environment) { $1 }
    let file = try FreedomBinary.file("script", script)
    return FreedomBinary.run(
      [file], environment: all, by: FreedomBinary.tool(shell))
  }

  /// What bash offers for the last word of a line; `cut` is what it takes for that word.
  private func bash(
    _ words: [String], cut: String, environment: [String: String] = [:]
  ) throws -> FreedomBinary.Result {
    let quoted = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }
    return try run(
      "bash",
      """
      source <(freedom completions bash)
      COMP_WORDS=(\(quoted.joined(separator: " "))) COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
      _freedom_line freedom '\(cut)' '\(words[words.count - 2])'
      printf '%s\\n' "${COMPREPLY[@]}"
      """, environment: environment)
  }

  @Test(
    .enabled(if: hasBash, "bash is not installed"),
    arguments: [
      (["freedom", "tab"], "tab", ["table"]),
      (["freedom", "show", "Kaz"], "Kaz", ["Kazakhstan"]),
      (["freedom", "show", "kaz"], "kaz", ["kazakhstan"]),
      (["freedom", "show", "South\\ Ko"], "South\\ Ko", ["South Korea"]),
      (["freedom", "show", "\"South Ko"], "South Ko", ["South Korea"]),
      (["freedom", "series", "KAZ", "Cote"], "Cote", ["Cote d'Ivoire"]),
      (["freedom", "show", "Burm"], "Burm", ["Burma", "Burma (Myanmar)"]),
      (["freedom", "trend", "KAZ", "--indicator", "fotp.to"], "fotp.to", ["fotp.total"]),
      (["freedom", "trend", "--indicator", "=", "fotp.to"], "fotp.to", ["fotp.total"]),
      (["freedom", "table", "bal"], "bal", ["balance"]),
      (["freedom", "table", "counts", "--group", "os"], "os", ["osce"]),
      (["freedom", "entities", "--region", "Mid"], "Mid", ["Middle East"]),
      (["freedom", "compare", "KAZ", "--baseline", "group", ":", "os"], "os", ["osce"]),
      (["freedom", "chart", "multi"], "multi", ["multiples"]),
      (["freedom", "cite", "--format", "mark"], "mark", ["markdown"]),
      (["freedom", "import", "--publication", "fot"], "fot", ["fotp", "fotn"]),
      (["freedom", "sources", "remove", "4"], "4", ["4"]),
      (["freedom", "trend", "KAZ", "--source", "fiw_s"], "fiw_s", ["fiw_scores.csv"]),
      (["freedom", "show", "Nowhere"], "Nowhere", []),
    ])
  func bashOffers(words: [String], cut: String, offered: [String]) throws {
    let result = try bash(words, cut: cut)
    #expect(result.lines == offered)
    #expect(result.error == "")
  }

  @Test(.enabled(if: hasBash, "bash is not installed"))
  func withoutADatabaseTheBundledNamesAreOfferedAndNothingIsBuilt() throws {
    let path = FreedomBinary.temporary("none.sqlite")
    let result = try bash(
      ["freedom", "show", "Kaz"], cut: "Kaz", environment: ["FREEDOM_DATABASE": path])
    #expect(result.lines == ["Kazakhstan"])
    #expect(result.error == "")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(.enabled(if: hasBash, "bash is not installed"))
  func theDatabaseOfTheLineIsTheOneAsked() throws {
    let path = FreedomBinary.temporary("own.sqlite")
    let table = try FreedomBinary.file(
      "long.csv", "country,year,indicator,value\nKAZ,2001,vdem.polyarchy,0.25\n")
    let imported = FreedomBinary.run(
      ["import", table, "--publication", "vdem", "--new-indicators", "--quiet"],
      environment: ["FREEDOM_DATABASE": path])
    try #require(imported.status == 0, "\(imported.error)")
    let words = ["freedom", "trend", "--database", path, "--indicator", "vdem"]
    #expect(try bash(words, cut: "vdem").lines == ["vdem.polyarchy"])
  }

  @Test(arguments: ["entities", "indicators", "regions", "groups", "sources", "baselines"])
  func troubleIsNoCandidateAndIsNotTold(kind: String) throws {
    let junk = try FreedomBinary.file("junk.sqlite", "junk")
    let result = FreedomBinary.run(
      ["complete", kind, "--shell", "fish", "--", ""],
      environment: ["FREEDOM_DATABASE": junk, "FREEDOM_DATASETS": "/nonexistent"])
    #expect(result.status == 0)
    #expect(result.error == "")
  }

  @Test(
    .enabled(if: hasFish, "fish is not installed"),
    arguments: [
      ("freedom tab", "table"), ("freedom show Kaz", "Kazakhstan"),
      ("freedom show South\\ Ko", "South Korea"), ("freedom show Cot", "Cote d'Ivoire"),
      ("freedom trend KAZ --indicator fotp.to", "fotp.total"), ("freedom table bal", "balance"),
      ("freedom compare KAZ --baseline group:os", "group:osce"),
      ("freedom chart multi", "multiples"), ("freedom cite --format mark", "markdown"),
    ])
  func fishOffers(line: String, offered: String) throws {
    let result = try run(
      "fish", "freedom completions fish | source\ncomplete -C '\(line.replacing("'", with: "\\'"))'"
    )
    #expect(result.lines.map { $0.split(separator: "\t").first.map(String.init) } == [offered])
  }

  @Test(
    .enabled(if: hasZsh, "zsh is not installed"),
    arguments: [
      ("freedom tab", "freedom table "), ("freedom show Kaz", "freedom show Kazakhstan "),
      ("freedom show South\\ Ko", "freedom show South\\ Korea "),
      ("freedom show Cot", "freedom show Cote\\ d\\'Ivoire "),
      ("freedom trend KAZ --indicator fotp.to", "freedom trend KAZ --indicator fotp.total "),
      ("freedom table bal", "freedom table balance "),
      ("freedom compare KAZ --baseline group:os", "freedom compare KAZ --baseline group:osce "),
    ])
  func zshCompletes(line: String, completed: String) throws {
    let result = try run(
      "zsh",
      """
      zmodload zsh/zpty
      folder=$(mktemp -d)
      freedom completions zsh >$folder/_freedom
      zpty inner zsh -f -i
      zpty -w inner "PS1=; fpath=($folder \\$fpath); autoload -Uz compinit; compinit -u -D"
      zpty -w inner 'report() { print; print -r -- "<$BUFFER>"; exit }; zle -N report'
      zpty -w inner 'bindkey "^G" report; print ready-$((1 + 1))'
      zpty -r inner answer '*ready-2*'
      zpty -n -w inner $'\(line.replacing("\\", with: "\\\\"))\\t\\a'
      zpty -r inner answer $'*\\n<*>*'
      print -r -- ${${answer##*$'\\n'<}%%>*}
      """)
    #expect(result.output == completed + "\n")
  }
}
