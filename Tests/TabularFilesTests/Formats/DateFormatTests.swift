import Testing

@testable import TabularFiles

@Suite("Number formats that make dates")
struct DateFormatTests {
  @Test(
    "Formats of dates and times are known by their codes",
    arguments: [
      ("yyyy\\-mm\\-dd", DateForm.date), ("m/d/yy", .date), ("[$-409]mmm\\-yy;@", .date),
      ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .date), ("mmm", .date), ("D.M.YYYY", .date),
      ("yyyy\"年\"m\"月\"", .date), ("[$-411]ge.m.d", .date), ("yyyy-mm-dd hh:mm", .date),
      ("[Red]dd/mm/yyyy", .date), ("0;-0;yyyy", .date), ("[$-F800]", .date), ("aaaa", .date),
      ("h:mm", .time), ("hh:mm:ss AM/PM", .time), ("h A/P", .time), ("mm:ss.0", .time),
      ("[$-F400]h:mm:ss\\ AM/PM", .time),
      ("[h]:mm", .duration), ("[HH]:mm:ss", .duration), ("[mm]", .duration), ("[ss].00", .duration),
    ])
  func dates(code: String, form: DateForm) {
    #expect(NumberFormat.dateForm(ofCode: code) == form)
  }

  @Test(
    "Formats of numbers are not dates",
    arguments: [
      "General", "GENERAL", "0", "0.00", "#,##0", "0%", "0.00E+00", "##0.0e-0", "# ?/?", "@",
      "0\" days\"", "0\\d", "0_d", "0*y", "[Red]0", "[Blue]0;[Red]-0", "[Color 5]0.0",
      "[$-409]0.00",
      "[$DM-407]#,##0", "\"yyyy\"0",
      "_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-;_-* \"-\"??\\ _€_-;_-@_-",
      "[<1]0.00;0", "[>=100]0;[Red]0", ";;;", "", "[", "\"", "\\", "0;0;0;\"d\"@", "0;0;0;d",
      "[DBNum1]0", "[hm]0",
    ])
  func numbers(code: String) {
    #expect(NumberFormat.dateForm(ofCode: code) == nil, "\(code)")
  }

  @Test("Formats of dates are known by Excel's numbers for them")
  func builtIn() {
    let dates = Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58)
    #expect((0...200).filter { NumberFormat.builtIn($0) != nil } == dates)
  }

  @Test(
    "A code says more than a number, but for the numbers that are dates everywhere",
    arguments: [(50, "0.0", false), (50, "yyyy", true), (14, "0.0", true), (164, "yyyy", true)])
  func codeOrNumber(number: Int, code: String, isDate: Bool) {
    let formats = CellFormats(codes: [number: code], styles: [0, number])
    #expect((formats.dateForm(ofStyle: 1) != nil) == isDate)
    #expect(formats.dateForm(ofStyle: 0) == nil)
  }

  @Test(
    "Days are counted as Excel counts them",
    arguments: [
      (0.0, "1900-01-00"), (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"),
      (61, "1900-03-01"), (366, "1900-12-31"), (36_526, "2000-01-01"), (36_585, "2000-02-29"),
      (43_831, "2020-01-01"), (44_197, "2021-01-01"), (2_958_465, "9999-12-31"),
      (44_197.75, "2021-01-01 18:00:00"), (44_196.9999999, "2021-01-01"),
      (2_958_466, "date number 2958466"), (-0.5, "date number -0.5"), (1e300, "date number 1e+300"),
    ])
  func days(number: Double, text: String) {
    #expect(DateNumber.text(number, form: .date, startsIn1904: false) == text)
  }

  @Test(
    "Days of the calendar that begins in 1904",
    arguments: [(0.0, "1904-01-01"), (60, "1904-03-01"), (42_735, "2021-01-01")])
  func daysFrom1904(number: Double, text: String) {
    #expect(DateNumber.text(number, form: .date, startsIn1904: true) == text)
  }

  @Test func timesAndDurations() {
    #expect(DateNumber.text(0.5, form: .time, startsIn1904: false) == "12:00:00")
    #expect(DateNumber.text(1.25, form: .time, startsIn1904: false) == "1900-01-01 06:00:00")
    #expect(DateNumber.text(4.5, form: .duration, startsIn1904: false) == "108:00:00")
  }
}
