package dev.neurosdk.server.session;

/** One method for each kind of input, so that a new kind breaks the build until it is dealt with. */
interface InputVisitor {
    void opened(SessionInput.Opened input);

    void said(SessionInput.Said input);

    void binaryReceived(SessionInput.BinaryReceived input);

    void decided(SessionInput.Decided input);

    void undecided(SessionInput.Undecided input);

    void timerFired(SessionInput.TimerFired input);

    void nameTaken(SessionInput.NameTaken input);

    void speechBegan(SessionInput.SpeechBegan input);

    void speechFinished(SessionInput.SpeechFinished input);

    void pausedHere(SessionInput.PausedHere input);

    void pausedEverywhere(SessionInput.PausedEverywhere input);

    void limitReached(SessionInput.LimitReached input);

    void closed(SessionInput.Closed input);

    void act(Wish.Act wish);

    void answer(Wish.Answer wish);

    void decline(Wish.Decline wish);

    void shutDown(Wish.ShutDown wish);

    void cancelShutdown(Wish.CancelShutdown wish);

    void send(Wish.Send wish);

    void sendRaw(Wish.SendRaw wish);
}
