namespace ClickCart.Web.ApiDocs;

/// <summary>A tag of the API's document: one page.</summary>
internal sealed record ApiChapter(string Name, string Address, string About, IReadOnlyList<ApiCall> Calls);

/// <summary>An operation.</summary>
/// <param name="BodyType">Its body's media type; null where it takes none.</param>
/// <param name="Body">An example of it.</param>
/// <param name="Members">What the body is made of.</param>
/// <param name="NeedsToken">Whether its caller must say who they are.</param>
internal sealed record ApiCall(
    string Id, string Method, string Path, string Summary, string About, IReadOnlyList<ApiField> Fields, string? BodyType, string? Body,
    IReadOnlyList<ApiField> Members, IReadOnlyList<ApiAnswer> Answers, bool NeedsToken)
{
    /// <summary>The same as a line for a shell, with the examples in it.</summary>
    public string Curl
    {
        get
        {
            var path = Fields.Where(f => f is { Place: "in the path", Example: not null })
                .Aggregate(Path, (p, f) => p.Replace($"{{{f.Name}}}", Uri.EscapeDataString(f.Example!), StringComparison.Ordinal));
            var query = string.Join('&', Fields.Where(f => f is { Place: "in the query", Required: true, Example: not null }).Select(f => $"{f.Name}={f.Example}"));
            var parts = new List<string> { Method is "GET" ? "curl" : $"curl -X {Method}", $"\"$shop{path}{(query.Length > 0 ? "?" + query : "")}\"" };
            if (NeedsToken) parts.Add("-H \"Authorization: Bearer $token\"");
            parts.AddRange(Fields.Where(f => f is { Place: "header", Required: true }).Select(f => $"-H '{f.Name}: {f.Example ?? "…"}'"));
            if (BodyType is not null) parts.Add($"-H 'Content-Type: {BodyType}' " + (BodyType.StartsWith("image/", StringComparison.Ordinal) ? "--data-binary @picture.png"
                : $"--data-binary '{Body?.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
            return string.Join(" \\\n  ", parts);
        }
    }
}

/// <summary>A parameter, or a member of a body.</summary>
internal sealed record ApiField(string Name, string Place, string Type, bool Required, string? About, string? Example);

/// <param name="Status">The HTTP status.</param>
/// <param name="About">What it means.</param>
/// <param name="Example">Of a success.</param>
/// <param name="Problems">Of a refusal: the types that it may have, each with a help page.</param>
internal sealed record ApiAnswer(string Status, string About, string? Example, IReadOnlyList<string> Problems);
