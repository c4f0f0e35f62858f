using System.Text;
using System.Xml;

namespace ClickCart.Catalog.Products;

/// <summary>
/// An SVG with nothing in it but shapes: whatever is not on the lists (scripts, handlers, style sheets, foreign content, addresses outside the picture)
/// is left out. It is read and written as a stream, so depth and size cost no stack.
/// </summary>
internal static class SafeSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int MaxDepth = 200;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "id", "class", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "d", "points", "dx",
        "dy", "rotate", "transform", "preserveAspectRatio", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits",
        "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "markerWidth", "markerHeight", "markerUnits",
        "refX", "refY", "orient", "pathLength", "textLength", "lengthAdjust",
    };

    /// <summary>Those that may also stand in a style attribute.</summary>
    private static readonly HashSet<string> Presentation = new(StringComparer.Ordinal)
    {
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
        "stroke-dashoffset", "stroke-opacity", "opacity", "stop-color", "stop-opacity", "clip-path", "clip-rule", "mask", "color", "display",
        "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "marker-start",
        "marker-mid", "marker-end", "paint-order", "vector-effect", "shape-rendering",
    };

    /// <summary>The picture made safe, in UTF-8; null when it is no SVG.</summary>
    public static byte[]? Of(byte[] bytes)
    {
        using var output = new MemoryStream();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new()
            {
                DtdProcessing = DtdProcessing.Ignore, // drawing programs write one; its entities are never expanded
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = PictureFile.MaxBytes,
            });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg" || reader.NamespaceURI != Namespace) return null;
            using (var writer = XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true })) Copy(reader, writer);
        }
        catch (XmlException)
        {
            return null;
        }
        return output.ToArray();
    }

    private static void Copy(XmlReader reader, XmlWriter writer)
    {
        for (var more = true; more && !reader.EOF;)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth > MaxDepth || reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName):
                    reader.Skip();
                    continue;
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    writer.WriteStartElement(reader.LocalName, Namespace);
                    while (reader.MoveToNextAttribute()) CopyAttribute(reader, writer);
                    reader.MoveToElement();
                    if (empty) writer.WriteEndElement();
                    break;
                case XmlNodeType.EndElement:
                    writer.WriteEndElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when reader.Depth > 0:
                    writer.WriteString(reader.Value);
                    break;
            }
            more = reader.Read();
        }
    }

    private static void CopyAttribute(XmlReader attribute, XmlWriter writer)
    {
        var (name, value) = (attribute.LocalName, attribute.Value);
        if (name == "href" && value.StartsWith('#')) writer.WriteAttributeString("href", value);
        if (attribute.Prefix.Length > 0) return;
        if (Attributes.Contains(name) || (Presentation.Contains(name) && IsInside(value))) writer.WriteAttributeString(name, value);
        if (name != "style") return;
        // As declarations they would need a policy that allows inline style; as attributes they draw the same.
        var declarations = value.Split(';').Select(d => d.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(d => d.Length == 2 && Presentation.Contains(d[0]) && IsInside(d[1]));
        foreach (var declaration in declarations.DistinctBy(d => d[0], StringComparer.Ordinal))
            if (attribute.MoveToAttribute(declaration[0])) attribute.MoveToAttribute("style");
            else writer.WriteAttributeString(declaration[0], declaration[1]);
    }

    /// <summary>Refers to nothing but parts of the picture itself.</summary>
    private static bool IsInside(string value) =>
        !value.Replace("url(#", "", StringComparison.OrdinalIgnoreCase).Contains("url", StringComparison.OrdinalIgnoreCase) && !value.Contains('\\');
}
