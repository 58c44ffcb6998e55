// A file of ours carries its View: reading the query from a PNG, JPEG, SVG, PDF or TIFF, in the browser.
"use strict";
window.lutu = window.lutu || {};

(function (lutu) {
  const SIGNATURE = "lutu?"; // before the query in forms that have room for one text only
  const CHUNK = 0x8000;

  // Bytes as letters of the same number. (TextDecoder's "latin1" is Windows-1252, which moves 0x80 to 0x9f.)
  function latin(bytes) {
    const parts = [];
    for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
    return parts.join("");
  }

  const signed = (text) => (text.startsWith(SIGNATURE) ? text.slice(SIGNATURE.length) : null);

  // The texts of a PNG (tEXt and iTXt chunks) by keyword.
  function pngTexts(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const texts = {};
    for (let at = 8; at + 12 <= bytes.length; ) {
      const length = view.getUint32(at);
      const type = latin(bytes.subarray(at + 4, at + 8));
      const body = bytes.subarray(at + 8, at + 8 + length);
      const end = body.indexOf(0);
      const word = latin(body.subarray(0, end));
      if (type === "tEXt") texts[word] = latin(body.subarray(end + 1));
      if (type === "iTXt") texts[word] = new TextDecoder().decode(body.subarray(body.indexOf(0, body.indexOf(0, end + 3) + 1) + 1));
      if (type === "IDAT" || type === "IEND") break;
      at += 12 + length;
    }
    return texts;
  }

  function fromPng(bytes) {
    const texts = pngTexts(bytes);
    return texts.Software === "lutu" ? texts.Source || "" : null;
  }

  // The comment of a JPEG: segments one after another until the picture itself begins.
  function fromJpeg(bytes) {
    for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
      const length = bytes[at + 2] * 256 + bytes[at + 3];
      const comment = bytes[at + 1] === 0xfe ? signed(latin(bytes.subarray(at + 4, at + 2 + length))) : null;
      if (comment !== null) return comment;
      at += 2 + length;
    }
    return null;
  }

  // The ImageDescription (tag 270) of a TIFF's first picture.
  function fromTiff(bytes) {
    if (bytes.length < 8) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const little = bytes[0] === 0x49;
    const first = view.getUint32(4, little);
    if (first + 2 > bytes.length) return null;
    for (let n = 0, at = first + 2; n < view.getUint16(first, little) && at + 12 <= bytes.length; n += 1, at += 12) {
      if (view.getUint16(at, little) !== 270) continue;
      const count = view.getUint32(at + 4, little);
      const start = count > 4 ? view.getUint32(at + 8, little) : at + 8;
      return signed(latin(bytes.subarray(start, start + count)).replace(/\0.*$/s, ""));
    }
    return null;
  }

  const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const escaped = (_, octal, mark) => (octal ? String.fromCharCode(parseInt(octal, 8) & 255) : mark in ESCAPES ? ESCAPES[mark] : /[\r\n]/.test(mark) ? "" : mark);

  // A string of a PDF as text: written between brackets with escapes or in hexadecimal, in UTF-16, UTF-8 or Latin.
  function pdfString([, bracketed, hexadecimal]) {
    const raw = hexadecimal === undefined
      ? bracketed.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, escaped)
      : hexadecimal.replace(/\s/g, "").replace(/../g, (two) => String.fromCharCode(parseInt(two, 16)));
    const bytes = Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
    if (raw.startsWith("\xfe\xff")) return new TextDecoder("utf-16be").decode(bytes);
    return raw.startsWith("\xef\xbb\xbf") ? new TextDecoder().decode(bytes) : raw;
  }

  function pdfEntry(text, name) {
    const inside = String.raw`\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]){0,4000}\)){0,8000})\)`;
    const found = new RegExp(String.raw`/${name}\s*(?:${inside}|<([0-9A-Fa-f\s]*)>)`).exec(text);
    return found ? pdfString(found) : null;
  }

  function fromPdf(bytes) {
    const text = latin(bytes);
    return pdfEntry(text, "Creator") === "lutu" ? pdfEntry(text, "Subject") || "" : null;
  }

  function fromSvg(bytes) {
    const text = new TextDecoder().decode(bytes.subarray(0, 20_000));
    const source = /<dc:source>([^<]*)<\/dc:source>/.exec(text);
    if (!source || !/<dc:creator>[\s\S]{0,200}<dc:title>lutu<\/dc:title>/.test(text)) return null;
    return source[1] === "lutu" ? "" : source[1].replace(/&amp;/g, "&");
  }

  // The query that a file was made from; null where it is none of ours.
  lutu.queryOf = function (bytes) {
    const start = latin(bytes.subarray(0, 4));
    if (start === "\x89PNG") return fromPng(bytes);
    if (start.startsWith("\xff\xd8")) return fromJpeg(bytes);
    if (start === "II*\0" || start === "MM\0*") return fromTiff(bytes);
    return start === "%PDF" ? fromPdf(bytes) : fromSvg(bytes);
  };

  const LARGEST_BYTES = 400e6;
  lutu.queryOfFile = async (file) => (file.size <= LARGEST_BYTES ? lutu.queryOf(new Uint8Array(await file.arrayBuffer())) : null);
})(window.lutu);
