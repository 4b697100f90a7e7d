"""The only place where student code runs. Theory of operation: who is who, what each may do, who speaks with whom, who ends whom.

    command ─ starts ─▶ zygote ─ clones ─▶ warden ─ forks ─▶ worker
    (judge)             trusted            trusted           not trusted
       │                   ▲                  │                 │
       ├─ orders ──────────┘                  │                 │
       ├─ line ───────────────────────────────┘                 │
       └─ frames ───────────────────────────────────────────────┘

**Processes and rights.** The *judge* (`border`) is pytest with a hidden suite; it has all rights of the person who grades, and never runs
student code. The *zygote* (`zygote`, started by `launch`) has the same rights and uses none: an empty environment, the folder `/`, a path
of its own, an own session, the course's libraries imported and no TensorFlow op run; it has never seen a suite, a submission or an
expected value. For each order it clones a *warden* into user, mount, process, network, IPC and host-name namespaces of its own, where the
warden builds a root folder of what Python needs, read-only, and a small file system in memory for the worker, then forks the *worker*
(`worker`). The worker closes all descriptors but one, becomes nobody, drops every capability, writes the submission out, caps its
resources and puts itself behind Landlock and seccomp (`sandbox`, `system_calls`). Only then it reads what to do, and only then student
code runs, with no more rights than that. Whatever the zygote holds, a worker can read in its own memory: nothing may be put there that a
student must not know. One worker serves one exercise of one submission, and may start while the exercise before it is judged; after a
crash or silence the judge asks for another. `grade run` judges several exercises at once, each in a fork of the judge (`forks`), a class
several submissions; workers that run side by side have no file, lock or signal in common, but how busy the machine is can be felt by all
of them. A *referee* is a worker that holds no student code and rebuilds models. Plain workers (`plain`) are what a student's own machine
has instead where it is not Linux: nothing confines them, they grade nobody.

**Pipes.** *Orders*: one datagram per worker, to a socket in a folder that only this user can enter; with it go the worker's frames, the
warden's line and a pidfd of the judge. *Frames*: a stream between judge and worker, the only descriptor that a worker has besides
/dev/null and its stderr; MessagePack by `wire`, values by `values`; the judge takes everything that comes for the student's word, and
waits for nothing without a deadline. *Line*: judge and warden; anything said on it, or its end, means "end the worker"; the warden
answers once, with `Ended`. *Stderr*: a pipe that holds the first 64 KiB of what the worker writes to descriptor 2, read by the warden
before it reports: why it did not start, or a last "std::bad_alloc". *Report*: from a starting zygote, once, "ready" or a
traceback. *stdin* of the zygote: what to import; its end means "end".

**Who ends whom.** The judge ends a worker by its line, at a deadline or when it is done. The warden kills its worker when the line, the
zygote or the judge (by pidfd) is gone, or when it has more memory than it can have; it counts (`figures`), kills, reports, waits for the
end, which takes longer, as the judge need not; of a worker that ends by itself it reports how, after its end. It ends whatever children are
left, removes the folder where there was no file system in memory, and leaves; with a warden, the first process of its process namespace,
the kernel ends all that is left in there. The zygote ends when its starter (by pidfd, or by its pipe) is gone or says SIGTERM, takes its
wardens along, and removes its address. Every link is the kernel's, so `kill -9` of any of them, whoever else holds its pipes open, ends
everything below it. A stopped or dead zygote is a ZygoteError for whoever asks: our failure, never a grade.

**What may be missing.** Each layer is tried for each worker, and the worker's first frame says which are in force and why others are not.
Without one of `layers.MATTERS` (capabilities, limits, no new privileges, Landlock, seccomp) the worker itself refuses to load anything,
and the judge refuses to go on. Without namespaces (some containers) there is no root of its own, no cap on the disk and no other process
list: the worker lives in a folder below /tmp that the warden removes, and Landlock and seccomp alone keep it there. An ordinary user has
all but the change of uid. `--unsafe` (`confined=False`) skips every layer, is written into every result, and still ends the whole tree.

**Memory.** RLIMIT_DATA caps private memory that may be written; all kinds of memory that it does not count are refused by seccomp (shared
and anonymous, growing like a stack, huge pages, memfd, System V, POSIX queues), live in the small file system, or are bounded by RLIMIT_AS
(page tables). The warden samples what the worker has, every 20 ms, and learns from the kernel at last how much it really filled. While
nobody asks, the zygote joins its own memory into larger pages (`hugepages`): a fork then copies less.
"""
