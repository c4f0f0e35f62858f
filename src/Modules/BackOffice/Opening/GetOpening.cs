namespace ClickCart.BackOffice.Opening;

/// <summary>The checklist before opening, as the dashboard shows it to admins.</summary>
internal static class GetOpening
{
    public sealed record Request : IRequest<Result<OpeningResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Settings").MapGet("/admin/opening", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("What is missing before the shop may open").RequireAccess(Access.Admin);
    }

    internal sealed class Handler(OpeningList opening) : IRequestHandler<Request, Result<OpeningResponse>>
    {
        public async Task<Result<OpeningResponse>> Handle(Request request, CancellationToken cancellationToken) => await opening.ReadAsync(cancellationToken);
    }
}
