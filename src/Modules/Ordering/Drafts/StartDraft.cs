namespace ClickCart.Ordering.Drafts;

/// <summary>The page on which staff puts a draft together.</summary>
internal static class StartDraft
{
    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Currency">Of prices of one's own, until the goods say another.</param>
    public sealed record Response(string Currency);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/drafts/new", (IMediator m, CancellationToken ct) =>
            m.Send(new Request(), ct).Page(typeof(StartDraftPage))).RequireAccess(Permissions.EditDrafts);
    }

    internal sealed class Handler(OrderingSettings settings) : IRequestHandler<Request, Result<Response>>
    {
        public Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            Task.FromResult<Result<Response>>(new Response(settings.DefaultCurrency));
    }
}
