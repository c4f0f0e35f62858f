using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace ClickCart.Notifications.Templates;

/// <summary>The names that a template uses: of filters, of which there is a closed list, and of variables, of which each kind of mail has its own.</summary>
internal sealed class LiquidNames : AstVisitor
{
    private const int MaxName = 300;

    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal) { ["forloop"] = "", ["empty"] = "", ["blank"] = "", ["nil"] = "" };
    private readonly List<string> _filters = [];
    private readonly List<string> _variables = [];

    /// <summary>Null when all filters are known.</summary>
    public static TemplateFlaw? UnknownFilter(IFluidTemplate template, string source)
    {
        var names = new LiquidNames();
        names.VisitTemplate(template);
        return names._filters.Find(f => !LiquidBounds.Filters.Contains(f) && f != "newline_to_br") is { } unknown
            ? new(LineOf(source, @"\|\s*" + Regex.Escape(unknown) + @"\b"), unknown == "raw"
                ? "Values are always escaped; there is no filter raw. Write the HTML into the template itself."
                : $"There is no filter {unknown}.")
            : null;
    }

    /// <summary>Variables that the kind does not offer, each once.</summary>
    /// <param name="text">The template.</param>
    /// <param name="offered">Paths such as <c>order.lines[].name</c>.</param>
    public static IReadOnlyList<TemplateFlaw> UnknownVariables(LiquidText text, IReadOnlyCollection<string> offered)
    {
        var names = new LiquidNames();
        names.VisitTemplate(text.Template);
        return
        [
            .. names._variables.Distinct(StringComparer.Ordinal).Where(v => !IsOffered(v, offered))
                .Select(v => new TemplateFlaw(LineOf(text.Source, @"\b" + Regex.Escape(v.Split("[]")[^1].TrimStart('.').Split('.')[^1]) + @"\b"),
                    $"This mail has no {v.Replace("[]", "", StringComparison.Ordinal)}; nothing is written in its place.")),
        ];
    }

    private static bool IsOffered(string name, IReadOnlyCollection<string> offered)
    {
        // Nothing that is offered has so long a name; one that grows with each assign would be looked at part by part.
        if (name.Length > MaxName) return false;
        name = name.Replace(".first.", "[].", StringComparison.Ordinal).Replace(".last.", "[].", StringComparison.Ordinal);
        if (name.Split('.')[^1] is "size" or "first" or "last" && name.LastIndexOf('.') is > 0 and var at) return IsOffered(name[..at], offered);
        return offered.Any(o => o == name || o.StartsWith(name + ".", StringComparison.Ordinal) || o.StartsWith(name + "[]", StringComparison.Ordinal));
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        _filters.Add(filterExpression.Name);
        return base.VisitFilterExpression(filterExpression);
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        var answer = base.VisitAssignStatement(assignStatement);
        _own[assignStatement.Identifier] = assignStatement.Value is MemberExpression member && PathOf(member) is { Length: <= MaxName } path ? path : "";
        return answer;
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        var before = _own.GetValueOrDefault(forStatement.Identifier);
        _own[forStatement.Identifier] = forStatement.Source is MemberExpression member && PathOf(member) is { Length: > 0 } path ? path + "[]" : "";
        var answer = base.VisitForStatement(forStatement);
        if (before is null) _own.Remove(forStatement.Identifier);
        else _own[forStatement.Identifier] = before;
        return answer;
    }

    protected override Statement VisitParserBlockStatement<T>(Fluid.Parser.ParserBlockStatement<T> parserBlockStatement)
    {
        if (parserBlockStatement.Value is string name) _own[name] = "";
        foreach (var statement in parserBlockStatement.Statements) Visit(statement);
        return parserBlockStatement;
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        if (PathOf(memberExpression) is { Length: > 0 } path) _variables.Add(path);
        return base.VisitMemberExpression(memberExpression);
    }

    /// <summary>Empty for the template's own; as far as it is named, else.</summary>
    private string? PathOf(MemberExpression member)
    {
        var path = "";
        foreach (var segment in member.Segments)
        {
            if (segment is not IdentifierSegment { Identifier: { } name })
            {
                path += "[]";
                continue;
            }
            if (path.Length > 0) path += "." + name;
            else if (!_own.TryGetValue(name, out var own)) path = name;
            else if (own.Length > 0) path = own;
            else return "";
        }
        return path;
    }

    private static int? LineOf(string source, string pattern) =>
        Regex.Match(source, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found ? LiquidBounds.LineOf(source, found.Index) : null;
}
