namespace ClickCart.Ordering.Drafts;

/// <summary>The page on which staff changes a draft that is open.</summary>
internal static class StartDraftChange
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    public sealed record Response(DraftResponse Draft);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/drafts/{id:guid}/change", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Page(typeof(StartDraftChangePage))).RequireAccess(Permissions.EditDrafts);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.ReadDraftAsync(request.Id, cancellationToken) is not { } draft) return DraftSpecs.NotFound;
            return draft.WhyNotOpen is { } refused ? refused : new Response(DraftResponse.Of(draft));
        }
    }
}
