from odoo.tests import tagged
from odoo.tools import mute_logger

from ..effects import sftp
from .common import SftpCase


@tagged("post_install", "-at_install")
class TestSftpPoll(SftpCase):
    """What the agency leaves is taken, and moved away once it was."""

    def leave(self, name, content):
        (self.peer.root / "out" / name).write_bytes(content)

    def answer_of(self, case, event="accepted"):
        return self.file(self.row(case, event))

    def test_a_file_is_read_and_moved_away(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            self.leave("answer.csv", self.answer_of(case))
            self.leave("half.csv.part", b"agency_ev")
            self.leave(".hidden", b"x")
            self.poll()
        found = self.feedbacks()
        self.assertEqual((found.name, found.state), ("answer.csv", "read"))
        self.assertEqual(case.state, "delivered")
        self.assertEqual(set(self.peer.files("out")), {"half.csv.part", ".hidden"})
        (done,) = self.peer.files("out/done")
        self.assertTrue(done.endswith("-answer.csv"))
        found.with_user(self.officer).action_apply()
        self.assertEqual(case.state, "active")

    def test_the_same_name_every_day(self):
        with self.on(60):
            case = self.hand_over(self.move)
        with self.on(61):
            for event in ("accepted", "paused"):
                self.leave("daily.csv", self.answer_of(case, event))
                self.poll()
        self.assertEqual(len(self.feedbacks()), 2)
        self.assertEqual(len(self.peer.files("out/done")), 2)

    def test_the_same_file_again(self):
        with self.on(60):
            content = self.answer_of(self.hand_over(self.move))
            for _time in range(2):
                self.leave("answer.csv", content)
                self.poll()
        self.assertEqual(len(self.feedbacks()), 1)
        self.assertFalse(self.peer.files("out"))
        self.assertEqual(len(self.peer.files("out/done")), 1)

    def test_names_that_lead_elsewhere(self):
        (self.peer.root / "x").write_bytes(b"12345")
        self.peer.more_names = ("../x", "/x", "a/../../x", "..\\x", "x\ny", ".x")
        self.leave("fine.csv", self.file({}))
        self.poll()
        self.assertEqual(self.feedbacks().mapped("name"), ["fine.csv"])
        self.assertFalse(self.agency.poll_problem)
        self.assertTrue((self.peer.root / "x").exists())

    def test_one_that_is_too_large_stays(self):
        self.patch(sftp, "MOST_BYTES", 100)
        self.leave("large.csv", b"x" * 101)
        self.leave("fine.csv", b"x" * 100)
        with mute_logger("odoo.addons.credit_followup_sftp.models.transport_sftp"):
            self.poll()
        self.assertEqual(self.feedbacks().mapped("name"), ["fine.csv"])
        self.assertEqual(set(self.peer.files("out")), {"large.csv"})

    def test_a_size_that_is_a_lie(self):
        self.patch(sftp, "MOST_BYTES", 100)
        self.leave("large.csv", b"x" * 101)
        with sftp.connected(self.agency._sftp_login()) as server:
            (one,) = sftp.waiting(server, "/out")
            one.st_size = 5
            self.assertIsNone(sftp.read(server, "/out", one))

    def test_what_grows_while_it_is_read_stays(self):
        self.leave("answer.csv", b"first")
        with sftp.connected(self.agency._sftp_login()) as server:
            (one,) = sftp.waiting(server, "/out")
            content = sftp.read(server, "/out", one)
            self.leave("answer.csv", b"first and second")
            sftp.move_away(server, "/out", one, content)
        self.assertEqual(set(self.peer.files("out")), {"answer.csv"})

    def test_a_file_that_was_not_taken_stays(self):
        self.leave("answer.csv", b"x")
        files = self.env["credit.followup.transport.sftp"]._poll(self.agency)
        next(files)
        # Whoever took it failed: the rest of the night is without it.
        files.close()
        self.assertEqual(set(self.peer.files("out")), {"answer.csv"})

    def test_without_a_mapping_the_agency_keeps_its_files(self):
        self.agency.mapping_id = False
        self.leave("answer.csv", b"x")
        self.poll()
        self.assertEqual(set(self.peer.files("out")), {"answer.csv"})

    def test_a_server_that_fails_is_noted_until_it_answers(self):
        logger = "odoo.addons.credit_followup_agency.models.transports.agency"
        self.agency.sftp_folder_out = "/elsewhere"
        with mute_logger(logger):
            self.poll()
        self.assertTrue(self.agency.poll_problem)
        self.agency.sftp_folder_out = "/out"
        self.poll()
        self.assertFalse(self.agency.poll_problem)
