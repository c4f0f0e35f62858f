namespace ClickCart.Ordering.Drafts;

/// <summary>Staff deletes a draft that is open, with its history.</summary>
internal static class DeleteDraft
{
    public sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapDelete("/admin/drafts/{id:guid}", (Guid id, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent())
                .Refuses("draft-sent", "draft-ordered", "draft-of-exchange", "draft-called-off").RequireAccess(Permissions.EditDrafts);
            app.Admin().MapPost("/drafts/{id:guid}/delete", (Guid id, FormVersion _, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/admin/drafts", "The draft is deleted.", again: $"/admin/drafts/{id}"))
                .RequireAccess(Permissions.EditDrafts);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ExpectedVersion expected) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindDraftAsync(request.Id, cancellationToken) is not { } draft) return DraftSpecs.NotFound;
            if (expected.Misses(draft)) return Error.Stale;
            if (draft.WhyNotOpen is { } closed) return closed;
            db.Drafts.Remove(draft);
            return Result.Success;
        }
    }
}
