namespace ClickCart.BackOffice.Connections;

/// <summary>Calls the other side with our key, by a read that changes nothing there, and keeps what it says.</summary>
internal static class TestConnection
{
    public sealed record Request(string Name) : IRequest<Result<ConnectionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Settings").MapPost(ConnectionResponse.Page + "/{name}/test", (string name, IMediator m, CancellationToken ct) =>
                m.Send(new Request(name), ct).Ok()).WithSummary("Test a key by a call that changes nothing").RequireAccess(Access.Admin);
            app.Admin().MapPost("/connections/{name}/test", (string name, IMediator m, CancellationToken ct) =>
                m.Send(new Request(name), ct).Redirect(_ => $"{ConnectionResponse.Page}#{name}")).RequireAccess(Access.Admin);
        }
    }

    internal sealed class Handler(BackOfficeDbContext db, ConnectionList connections, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<ConnectionResponse>>
    {
        public async Task<Result<ConnectionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (connections.Find(request.Name) is not { } connection) return Error.NotFound("connection");
            var fingerprint = connection.Settings.KeyFingerprint;
            var answer = await connection.TestKeyAsync(cancellationToken);
            var words = answer.Words.Length > KeyTest.WordsLength ? answer.Words[..KeyTest.WordsLength] : answer.Words;
            if (await db.KeyTests.FirstOrDefaultAsync(t => t.Name == connection.Name, cancellationToken) is not { } test)
                db.KeyTests.Add(test = new() { Name = connection.Name, Fingerprint = fingerprint, Words = words, Actor = caller.Actor });
            (test.Fingerprint, test.Verdict, test.IsLive, test.Words, test.Actor, test.At) =
                (fingerprint, answer.Verdict, answer.IsLive, words, caller.Actor, clock.GetUtcNow());
            return await connections.ShowAsync(connection, test, cancellationToken);
        }
    }
}
