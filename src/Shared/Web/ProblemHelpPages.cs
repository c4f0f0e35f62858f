using ClickCart.Web.Layouts;

namespace ClickCart.Web;

/// <summary>A help page per type of problem: problem documents name its address.</summary>
internal static class ProblemHelpPages
{
    public static void MapProblemHelp(this IEndpointRouteBuilder app) => app.MapGet("/problems/{type}", (string type, IEnumerable<ProblemHelp> help) =>
    {
        if (type.Length > 60 || !type.All(c => char.IsAsciiLetterLower(c) || c is '-')) return Results.NotFound();
        var found = help.FirstOrDefault(h => h.Type == type) ?? new(type, "The detail of the problem says what was wrong and what would be right.");
        return Pages.Show(typeof(ProblemPage), found);
    }).AllowAnonymous().ExcludeFromDescription();
}
