namespace ClickCart.Sandbox.Faults;

/// <summary>The faults that are set, spent ones included.</summary>
internal static class GetFaults
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/sandbox/faults", (FaultBoard board) => Results.Ok(board.Faults)).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }
}
