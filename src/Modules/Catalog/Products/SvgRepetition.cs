using System.Xml;

namespace ClickCart.Catalog.Products;

/// <summary>
/// How often a drawing draws its parts. <c>use</c>, patterns, masks and markers draw a part again, and that may do the same: ten lines can ask for a
/// thousand million shapes, or never end.
/// </summary>
internal static class SvgRepetition
{
    /// <summary>More than drawing programs write into a picture of this size.</summary>
    public const int MaxShapes = 100_000;

    /// <summary>The whole drawing, or an element with an id: how many shapes it has of its own, and which parts it draws.</summary>
    private sealed class Part
    {
        public int Own { get; set; }
        public List<string> Draws { get; } = [];
        public List<Part> Holds { get; } = [];
        public int Next { get; set; }

        /// <summary>Null until it is reckoned.</summary>
        public long? Shapes { get; set; }
        public bool IsOpen { get; set; }
    }

    public static bool IsBounded(byte[] svg)
    {
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        return Reckon(Read(svg, parts), parts) <= MaxShapes;
    }

    private static Part Read(byte[] svg, Dictionary<string, Part> parts)
    {
        using var reader = XmlReader.Create(new MemoryStream(svg));
        var whole = new Part();
        var open = new Stack<Part>([whole]);
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.EndElement) open.Pop();
            if (reader.NodeType is not XmlNodeType.Element) continue;
            var (part, empty) = (open.Peek(), reader.IsEmptyElement);
            if (reader.GetAttribute("id") is { Length: > 0 } id)
            {
                part.Holds.Add(part = new Part());
                // The first of a name counts, as it does for browsers.
                parts.TryAdd(id, part);
            }
            // The colours of a gradient are no shapes, and drawings share one gradient among many shapes.
            if (reader.LocalName is not ("stop" or "linearGradient" or "radialGradient")) part.Own++;
            while (reader.MoveToNextAttribute()) part.Draws.AddRange(References(reader.LocalName, reader.Value));
            if (!empty) open.Push(part);
        }
        return whole;
    }

    private static IEnumerable<string> References(string attribute, string value)
    {
        if (attribute == "href") yield return Uri.UnescapeDataString(value.TrimStart('#'));
        const string start = "url(#";
        for (var at = 0; (at = value.IndexOf(start, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += start.Length;
            var end = value.IndexOf(')', at);
            yield return Uri.UnescapeDataString((end < 0 ? value[at..] : value[at..end]).Trim());
        }
    }

    /// <summary>Part by part, each once, without recursion: drawings may be nested deeply. Endless when a part draws itself.</summary>
    private static long Reckon(Part whole, Dictionary<string, Part> parts)
    {
        var open = new Stack<Part>([whole]);
        while (open.TryPeek(out var part))
        {
            part.IsOpen = true;
            var inside = part.Next < part.Holds.Count ? part.Holds[part.Next]
                : part.Next - part.Holds.Count is var i && i < part.Draws.Count ? parts.GetValueOrDefault(part.Draws[i])
                : null;
            if (inside is { IsOpen: true }) return long.MaxValue;
            if (inside is { Shapes: null })
            {
                open.Push(inside);
                continue;
            }
            if (part.Next < part.Holds.Count + part.Draws.Count)
            {
                part.Own = (int)Math.Min(part.Own + (inside?.Shapes ?? 0), MaxShapes + 1);
                part.Next++;
                continue;
            }
            (part.Shapes, part.IsOpen) = (part.Own, false);
            open.Pop();
        }
        return whole.Shapes!.Value;
    }
}
