namespace ClickCart.BackOffice.Views;

/// <summary>A view is gone, also as anybody's default.</summary>
internal static class DeleteView
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="List">The list's address.</param>
    public sealed record Response(string List);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapPost("/views/{id:guid}/delete", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Redirect(gone => $"{gone.List}?view={ListPages.All}", "The view is deleted.", again: $"/admin/views/{id}"))
            .RequireAccess(Permissions.KeepViews);
    }

    internal sealed class Handler(BackOfficeDbContext db, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindKeptAsync(request.Id, caller, cancellationToken) is not { } view) return ViewSpecs.Unknown;
            db.RemoveRange(await db.DefaultViews.Where(d => d.ViewId == view.Id).ToListAsync(cancellationToken));
            db.Remove(view);
            return new Response(view.List);
        }
    }
}
