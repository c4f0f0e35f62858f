namespace ClickCart.BackOffice.Views;

/// <summary>A view, to be renamed, shared or deleted by who keeps it.</summary>
internal static class ShowView
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    public sealed record Response(ListView View, int Version);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/views/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Page(typeof(ShowViewPage))).RequireAccess(Permissions.KeepViews);
    }

    internal sealed class Handler(BackOfficeDbContext db, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.FindKeptAsync(request.Id, caller, cancellationToken) is { } view
                ? new Response(view.For(caller, null), view.Version)
                : ViewSpecs.Unknown;
    }
}
