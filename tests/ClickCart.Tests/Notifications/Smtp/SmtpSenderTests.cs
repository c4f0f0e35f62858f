using System.Net;
using System.Net.Sockets;
using ClickCart.Notifications.Smtp;
using MimeKit;

namespace ClickCart.Tests.Notifications.Smtp;

public sealed class SmtpSenderTests(MailServer server) : IClassFixture<MailServer>
{
    private static readonly SmtpSender Sender = new(TimeProvider.System);

    public static TheoryData<string, string?> Answers => new()
    {
        { "ada", null },
        { "greylisted", "later: 450 4.2.0 Greylisted" },
        { "refused", "refused: 550 5.1.1 Nobody here" },
        { "cut", "later: it is not known whether it has arrived" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_the_server_says_decides_whether_there_is_another_try(string who, string? said)
    {
        MailServer.MustBeThere();
        var message = MessageTo($"{who}@example.com");
        var outcome = await Sender.SendAsync(At(server.Port), message, TestContext.Current.CancellationToken);
        if (said is null)
        {
            outcome.ShouldBeOfType<SmtpOutcome.Taken>();
            server.TakenFor("ada@example.com").ShouldHaveSingleItem().MessageId.ShouldBe(message.MessageId);
            return;
        }
        var (kind, words) = outcome switch
        {
            SmtpOutcome.Refused refused => ("refused", refused.Why),
            SmtpOutcome.Later later => ("later", later.Why),
            _ => ("taken", ""),
        };
        kind.ShouldBe(said.Split(": ")[0]);
        words.ShouldContain(said.Split(": ")[1]);
        if (kind is "refused") return;

        // The next try comes through, as the same mail.
        (await Sender.SendAsync(At(server.Port), message, TestContext.Current.CancellationToken)).ShouldBeOfType<SmtpOutcome.Taken>();
        server.TakenFor($"{who}@example.com").ShouldAllBe(m => m.MessageId == message.MessageId);
        server.TakenFor($"{who}@example.com").Count.ShouldBe(who is "cut" ? 2 : 1);
    }

    [Fact]
    public async Task A_server_that_wants_TLS_gets_it_and_only_with_a_certificate_that_is_believed()
    {
        MailServer.MustBeThere();
        var message = MessageTo("tls@example.com");
        (await WhyLaterAsync(At(server.TlsPort), message)).ShouldContain("Must issue a STARTTLS command first");
        (await WhyLaterAsync(At(server.TlsPort, SmtpTls.StartTls), message)).ShouldContain("certificate is not trusted");
        (await WhyLaterAsync(At(server.TlsPort, SmtpTls.StartTls) with { Fingerprint = new string('0', 64) }, message)).ShouldContain("certificate");
        (await WhyLaterAsync(At(server.Port, SmtpTls.StartTls), message)).ShouldContain("STARTTLS");
        server.TakenFor("tls@example.com").ShouldBeEmpty();
        var trusted = At(server.TlsPort, SmtpTls.StartTls) with { Fingerprint = server.Fingerprint };
        (await Sender.TestAsync(trusted, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await Sender.SendAsync(trusted, message, TestContext.Current.CancellationToken)).ShouldBeOfType<SmtpOutcome.Taken>();
        server.TakenFor("tls@example.com").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_that_says_nothing_or_is_not_there_costs_one_try_its_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var hanging = At(port) with { Limit = TimeSpan.FromSeconds(1) };
        (await WhyLaterAsync(hanging, MessageTo("ada@example.com"))).ShouldContain("did not answer within 1 seconds");
        (await Sender.TestAsync(hanging, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        silent.Stop();
        (await WhyLaterAsync(At(port), MessageTo("ada@example.com"))).ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_fills_no_memory()
    {
        using var endless = new TcpListener(IPAddress.Loopback, 0);
        endless.Start();
        var talking = TalkAsync();
        var answer = await Sender.TestAsync(At(((IPEndPoint)endless.LocalEndpoint).Port), TestContext.Current.CancellationToken);
        answer.ShouldNotBeNull().ShouldContain("more than a mail server has to say");
        await talking;

        async Task TalkAsync()
        {
            using var client = await endless.AcceptTcpClientAsync();
            var line = System.Text.Encoding.ASCII.GetBytes($"220-{new string('y', 1000)}\r\n");
            try
            {
                while (true) await client.GetStream().WriteAsync(line);
            }
            catch (IOException)
            {
                // It has hung up.
            }
        }
    }

    private static async Task<string> WhyLaterAsync(SmtpServer server, MimeMessage message) =>
        (await Sender.SendAsync(server, message, TestContext.Current.CancellationToken)).ShouldBeOfType<SmtpOutcome.Later>().Why;

    private static SmtpServer At(int port, SmtpTls tls = SmtpTls.None) => new("127.0.0.1", port, tls, null, null, TimeSpan.FromSeconds(10), null);

    private static MimeMessage MessageTo(string address) => new(
        [new MailboxAddress("Shop", "shop@example.com")], [new MailboxAddress("", address)], "Hello", new TextPart("plain") { Text = "Good day" })
    {
        MessageId = $"{Guid.CreateVersion7():n}@example.com",
    };
}
