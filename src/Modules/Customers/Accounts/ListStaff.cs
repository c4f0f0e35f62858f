namespace ClickCart.Customers.Accounts;

/// <summary>Support and admins, newest first; searched by address and name.</summary>
internal static class ListStaff
{
    internal sealed record Request(string? Q, Page Page) : IRequest<Result<Listing<AccountView>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/admin/staff", (string? q, Page page, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(q, page), ct).Ok())
                .WithSummary("Support and admins, newest first").For(Who.Admin);
            app.Office().MapGet("/staff", (string? q, Page page, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(q, page), ct).Page(typeof(ListStaffPage))).For(Who.Admin);
        }
    }

    internal sealed class Handler(CustomersDbContext db) : IRequestHandler<Request, Result<Listing<AccountView>>>
    {
        public async Task<Result<Listing<AccountView>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = db.Accounts.AsNoTracking().Where(a => a.Role != Roles.Customer).Matching(request.Q).After(request.Page.After<(DateTimeOffset At, Guid Id)>());
            var rows = await found.Take(request.Page.Take).Select(AccountView.Of).ToListAsync(cancellationToken);
            return request.Page.Answer(rows, a => (a.CreatedAt, a.Id), a => a);
        }
    }
}
