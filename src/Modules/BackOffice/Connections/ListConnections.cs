namespace ClickCart.BackOffice.Connections;

/// <summary>The companies that the shop has keys of: where each is called, what its key is good for, and whether its webhooks come.</summary>
internal static class ListConnections
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<ConnectionResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Settings").MapGet(ConnectionResponse.Page, (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("Gateway and carrier: keys and webhooks").RequireAccess(Access.Admin);
            app.Admin().MapGet("/connections", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ListConnectionsPage)))
                .RequireAccess(Access.Admin);
        }
    }

    internal sealed class Handler(ConnectionList connections) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            new Response(await connections.AllAsync(cancellationToken));
    }
}
