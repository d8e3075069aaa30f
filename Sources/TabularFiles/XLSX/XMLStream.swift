internal import CExpat

/// Parses a part of a workbook while it is unpacked, through expat. The only place that calls it.
final class XMLStream {
  private let parser: XML_Parser
  private let part: String
  private let limits: ReadingLimits
  private let handler: XMLHandler
  private var depth = 0
  private var elementCount = 0
  private var names = XMLNameCount()
  private var namespaces = XMLNamespaces()
  private var isStopped = false

  /// Parses a part and calls the handler. Throws what the handler failed with, or a ``FileError``.
  static func parse(
    _ reader: ZipEntryReader, limits: ReadingLimits, handler: XMLHandler
  ) throws {
    guard let parser = XML_ParserCreate(nil) else {
      throw FileError(.refusedFile, code: "cannot-read", rule: "parsing cannot begin")
    }
    let stream = XMLStream(parser, part: reader.entry.name, limits: limits, handler: handler)
    try withExtendedLifetime(stream) { try stream.run(reader) }
  }

  /// Parses a part whose handler fails only with a ``FileError``.
  static func read(
    _ reader: ZipEntryReader, limits: ReadingLimits, handler: XMLHandler
  ) throws(FileError) {
    do {
      try parse(reader, limits: limits, handler: handler)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.refusedFile, code: "cannot-read", rule: "\(error)")
    }
  }

  private init(
    _ parser: XML_Parser, part: String, limits: ReadingLimits, handler: XMLHandler
  ) {
    self.parser = parser
    self.part = part
    self.limits = limits
    self.handler = handler
  }

  deinit {
    XML_ParserFree(parser)
  }

  private func run(_ reader: ZipEntryReader) throws {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { stream, name, attributes in
        guard let stream, let name else { return }
        XMLStream.with(stream) { $0.start(name, attributes) }
      },
      { stream, name in
        guard let stream, let name else { return }
        XMLStream.with(stream) { $0.end(name) }
      })
    XML_SetCharacterDataHandler(parser) { stream, start, count in
      guard let stream, let start else { return }
      XMLStream.with(stream) { $0.text(start, Int(count)) }
    }
    // A document type is the door to entities, and no workbook has one.
    XML_SetStartDoctypeDeclHandler(parser) { stream, _, _, _, _ in
      guard let stream else { return }
      XMLStream.with(stream) { $0.refuseDocumentType() }
    }
    let chunk = 65_536
    var total = 0
    while true {
      guard let buffer = XML_GetBuffer(parser, Int32(chunk)) else { throw broken() }
      let count = try reader.read(into: .init(start: buffer, count: chunk))
      let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
      if let failure = handler.failure { throw failure }
      if handler.isDone { return }
      guard status == XML_STATUS_OK else { throw broken() }
      if count == 0 { return }
      total += count
      // What expat has not consumed is one unfinished piece of markup.
      guard total - XML_GetCurrentByteIndex(parser) <= 2 * limits.fieldBytes + chunk else {
        throw FileError(
          .refusedFile, code: "field-too-long", value: part,
          rule: "a piece of markup may have at most \(2 * limits.fieldBytes) bytes")
      }
    }
  }

  @inline(__always)
  private static func with(_ pointer: UnsafeMutableRawPointer, _ body: (XMLStream) -> Void) {
    Unmanaged<XMLStream>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
  }

  private func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard !isStopped else { return }
    depth += 1
    elementCount += 1
    names.add(XMLText(name))
    for (name, value) in XMLAttributes(attributes) {
      names.add(name)
      namespaces.declare(name, value, depth: depth)
    }
    if depth > limits.depth || elementCount > limits.elements || names.count > limits.names
      || namespaces.areTooMany
    {
      refuseExcess()
      return
    }
    let isOwn = namespaces.begin(XMLText(name))
    guard namespaces.isKnown else {
      fail(
        FileError(
          .refusedFile, code: "broken-xml", value: part,
          rule: "a part of the workbook is not written in the language of workbooks",
          hint: "save it again with a spreadsheet program"))
      return
    }
    if isOwn {
      handler.start(XMLText(name).local, depth: depth, XMLAttributes(attributes))
    } else {
      handler.startForeign(XMLText(name).local)
    }
    stopIfAsked()
  }

  private func refuseExcess() {
    let (code, rule) =
      if depth > limits.depth {
        ("nested-too-deep", "elements may be nested at most \(limits.depth) deep")
      } else if elementCount > limits.elements {
        ("too-many-elements", "a part of a workbook may have at most \(limits.elements) elements")
      } else if names.count > limits.names {
        // The parser remembers every name.
        ("too-many-names", "a part of a workbook may have at most \(limits.names) names")
      } else {
        (
          "too-many-names",
          "a part of a workbook may declare at most \(XMLNamespaces.mostDeclared) namespaces"
        )
      }
    fail(FileError(.refusedFile, code: code, value: part, rule: rule))
  }

  private func end(_ name: UnsafePointer<CChar>) {
    guard !isStopped else { return }
    if namespaces.isInOwn {
      handler.end(XMLText(name).local, depth: depth)
    } else {
      handler.endForeign(XMLText(name).local)
    }
    namespaces.end(depth: depth)
    depth -= 1
    stopIfAsked()
  }

  private func text(_ start: UnsafePointer<CChar>, _ count: Int) {
    guard !isStopped, namespaces.isInOwn else { return }
    handler.text(
      UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self))
    stopIfAsked()
  }

  private func refuseDocumentType() {
    fail(
      FileError(
        .refusedFile, code: "dtd-not-allowed", value: part,
        rule: "a part of a workbook must not have a document type (DTD not allowed)"))
  }

  private func fail(_ error: FileError) {
    if handler.failure == nil { handler.failure = error }
    stopIfAsked()
  }

  @inline(__always)
  private func stopIfAsked() {
    guard handler.isDone || handler.failure != nil, !isStopped else { return }
    isStopped = true
    XML_StopParser(parser, 0)
  }

  private func broken() -> FileError {
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
    return FileError(
      .refusedFile, code: "broken-xml", line: Int(XML_GetCurrentLineNumber(parser)), value: part,
      rule: "a part of the workbook is damaged: \(reason ?? "unknown reason")",
      hint: "save it again with a spreadsheet program")
  }
}
