using ClickCart.Web.Layouts;

namespace ClickCart.Web;

/// <summary>A help page per type of problem: problem documents name its address.</summary>
internal static class ProblemHelpPages
{
    public static void MapProblemHelp(this IEndpointRouteBuilder app) => app.MapGet("/problems/{type}", (string type, IEnumerable<ProblemHelp> help) =>
        help.FirstOrDefault(h => h.Type == type) is { } found ? Pages.Show(typeof(ProblemPage), found) : Results.NotFound())
        .AllowAnonymous().ExcludeFromDescription();
}
