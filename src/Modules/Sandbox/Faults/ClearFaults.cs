namespace ClickCart.Sandbox.Faults;

/// <summary>Makes the Sandbox behave again.</summary>
internal static class ClearFaults
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDelete("/sandbox/faults", Handle).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }

    private static IResult Handle(FaultBoard board)
    {
        board.Clear();
        return Results.NoContent();
    }
}
