import ArgumentParser
import FreedomModel

struct FreedomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freedom",
    abstract: "Freedom House's ratings of countries and territories, from 1973 to today.",
    discussion: """
      The first command builds a database from the bundled data. 'freedom import' adds files of \
      your own. 'freedom COMMAND --help' explains a command, 'freedom help output' the options \
      that all of them have.

      Examples:
        freedom show Kazakhstan --edition 2009
        freedom trend Poland
        freedom compare Kazakhstan Kyrgyzstan Uzbekistan --indicator fiw.total

      Exit codes: 0 done, 1 findings, 64 usage, 65 bad data, 66 no such input, 73 cannot create, \
      74 input or output failed, 75 database busy.
      """,
    version: Software.version,
    subcommands: [
      ImportCommand.self, SourcesCommand.self, EntitiesCommand.self, ShowCommand.self,
      SeriesCommand.self, TrendCommand.self, CompareCommand.self, AgreeCommand.self,
      BreaksCommand.self,
      EventCommand.self, EpisodesCommand.self, TableCommand.self, VerifyCommand.self,
      CheckCommand.self,
      DiffCommand.self,
      ChartCommand.self, ExportCommand.self, CodebookCommand.self, ExplainCommand.self,
      BriefCommand.self, AtlasCommand.self, CiteCommand.self, SQLCommand.self, InfoCommand.self,
      CompletionsCommand.self,
    ])
}
