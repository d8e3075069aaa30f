/// The places of ISO 3166 that Freedom House does not rate, by their codes of two and three letters: such a
/// code is of ISO, and of no entity.
enum UnratedEntities {
  /// Whether a text is such a code.
  static func contains(code: String) -> Bool {
    (2...3).contains(code.utf8.count) && codes.contains(code.uppercased())
  }

  private static let codes = Set(
    """
    AI AIA AN ANT AQ ATA AS ASM AW ABW AX ALA BL BLM BM BMU BQ BES BV BVT CC CCK CK COK CW CUW CX CXR FK FLK \
    FO FRO GF GUF GG GGY GI GIB GL GRL GP GLP GS SGS GU GUM HM HMD IM IMN IO IOT JE JEY KY CYM MF MAF MP MNP \
    MQ MTQ MS MSR NC NCL NF NFK NU NIU PF PYF PM SPM PN PCN RE REU SH SHN SJ SJM SX SXM TC TCA TF ATF TK TKL \
    UM UMI VA VAT VG VGB VI VIR WF WLF YT MYT
    """.split(separator: " ").map(String.init))
}
