namespace ClickCart.Sandbox.Faults;

/// <summary>Makes the Sandbox misbehave: the list takes the place of what was set before.</summary>
internal static class SetFaults
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapPut("/sandbox/faults", Handle).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }

    private static IResult Handle(List<Fault> faults, FaultBoard board)
    {
        for (var i = 0; i < faults.Count; i++)
        {
            if (faults[i].Flaw() is { } flaw) return new ProblemResult(Error.Invalid($"[{i}]", flaw));
        }
        board.Set(faults);
        return Results.Ok(board.Faults);
    }
}
